package io.tieout.roster;

/**
 * A change that did not land, or not wholly.
 *
 * @param employeeRef empty for an employer
 * @param outcome REFUSED or NOT_SENT; ADOPTED or UPDATED when only some fields were refused
 * @param fields the columns that did not land, comma-separated
 * @param detail operation, code and field paths; never a value
 */
public record FailedChange(
        Subject subject, String employerRef, String employeeRef, String outcome, String fields, String detail) {}
