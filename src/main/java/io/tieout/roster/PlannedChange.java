package io.tieout.roster;

import org.jspecify.annotations.Nullable;

/**
 * A row of a plan. Rows that ask for nothing have none; a person may have two.
 *
 * @param line of the file, null for somebody who is missing from it
 * @param employeeRef empty for an employer
 * @param groups names of what changes, comma-separated; never values
 * @param reason in words, empty when there is nothing to say
 * @param nights in a row, this one included, for MISSING people; 1 for people who MOVED tonight
 * @param daysBack how long ago a leave date was when it was planned, below 0 for one in the future; null else
 */
public record PlannedChange(
        Subject subject,
        @Nullable Long line,
        String employerRef,
        String employeeRef,
        PlanAction action,
        String groups,
        String reason,
        @Nullable Integer nights,
        @Nullable Integer daysBack) {

    /** How far back Kota takes a leave date while there is a policy. */
    public static final int MOST_DAYS_BACK = 30;
}
