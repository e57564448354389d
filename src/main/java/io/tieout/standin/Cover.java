package io.tieout.standin;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a person is insured, both ends included.
 *
 * @param to null while nobody knows an end
 */
record Cover(LocalDate from, @Nullable LocalDate to) {

    /** From the start of work or of the allowed benefits, whichever is last. */
    static Cover of(Employee person, Employer employer) {
        LocalDate from = later(later(person.startOn(), person.benefitsFrom()), employer.benefitsFrom());
        return new Cover(
                from, person.leaving() == null ? null : person.leaving().coverEnds());
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    boolean empty() {
        return to != null && to.isBefore(from);
    }

    /** A policy exists from the first day of cover. */
    boolean started(LocalDate today) {
        return !empty() && !from.isAfter(today);
    }

    boolean whole(YearMonth month) {
        return !from.isAfter(month.atDay(1)) && (to == null || !to.isBefore(month.atEndOfMonth()));
    }

    /** The covered part of a month; null when there is none. */
    @Nullable
    Cover in(YearMonth month) {
        LocalDate first = from.isAfter(month.atDay(1)) ? from : month.atDay(1);
        LocalDate last = to != null && to.isBefore(month.atEndOfMonth()) ? to : month.atEndOfMonth();
        return last.isBefore(first) ? null : new Cover(first, last);
    }

    /** As if the month of leaving were covered to its end. */
    Cover untilEndOfLastMonth() {
        return to == null ? this : new Cover(from, YearMonth.from(to).atEndOfMonth());
    }
}
