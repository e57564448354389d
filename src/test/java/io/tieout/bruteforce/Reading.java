package io.tieout.bruteforce;

import io.tieout.oracle.Key;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules make of one row, amounts as the files write them.
 *
 * @param withheld null while no register was ever loaded, as are variance and unexplained
 * @param causes every way in which they may be written; one empty text when the status names none
 * @param members how many parts the set has, without a rest
 * @param tooMany whether there were too many candidates to combine
 */
public record Reading(
        Key key,
        String charged,
        @Nullable String withheld,
        @Nullable String variance,
        String status,
        Set<String> causes,
        @Nullable String unexplained,
        String opening,
        String closing,
        int members,
        boolean exact,
        boolean tooMany) {

    static Reading instructed(OneRow row) {
        String opening = row.text(row.opening());
        return new Reading(
                row.key(),
                row.text(row.charged()),
                null,
                null,
                "INSTRUCTED",
                Set.of(""),
                null,
                opening,
                opening,
                0,
                false,
                false);
    }

    /** A status that names no causes. */
    static Reading plain(OneRow row, String status, boolean tooMany) {
        return of(row, status, Set.of(""), row.variance(), 0, false, tooMany);
    }

    static Reading explained(OneRow row, String status, Set<String> causes, int members, boolean exact) {
        return of(row, status, causes, 0, members, exact, false);
    }

    static Reading of(
            OneRow row,
            String status,
            Set<String> causes,
            long unexplained,
            int members,
            boolean exact,
            boolean tooMany) {
        return new Reading(
                row.key(),
                row.text(row.charged()),
                row.text(row.withheld()),
                row.text(row.variance()),
                status,
                causes,
                row.text(unexplained),
                row.text(row.opening()),
                row.text(row.opening() + row.variance()),
                members,
                exact,
                tooMany);
    }
}
