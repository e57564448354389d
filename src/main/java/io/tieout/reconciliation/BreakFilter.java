package io.tieout.reconciliation;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which rows that need a person are meant.
 *
 * @param employerRef null for all employers
 * @param account of {@link Show#HANDED_TO} alone: to whom they were handed, whatever its capital letters
 */
public record BreakFilter(
        YearMonth period,
        @Nullable String employerRef,
        Show show,
        @Nullable String account) {

    /** Whether somebody has to do something about them. */
    public enum Show {
        /** Nobody has accepted them. */
        WAITING,
        /** Waiting, and handed to an account. */
        HANDED_TO,
        ACCEPTED
    }
}
