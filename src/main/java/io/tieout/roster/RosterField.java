package io.tieout.roster;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a roster file that Kota keeps, and how Kota lets it change.
 *
 * @param group the name people see instead of a value
 * @param required whether Kota needs it to create the record
 * @param clearable whether Kota has a way to erase it: only lines of an address, which are replaced whole
 */
record RosterField<R>(
        String column,
        Group group,
        Change change,
        boolean required,
        boolean clearable,
        Function<R, @Nullable Object> value) {

    enum Group {
        IDENTITY,
        CONTACT,
        ADDRESS,
        EMPLOYMENT,
        BANK
    }

    enum Change {
        ANY_TIME,
        /** Only while no policy, offer or quote exists; sent in a call of its own so that a refusal holds nothing else up. */
        BEFORE_COVER,
        NEVER
    }
}
