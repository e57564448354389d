package io.tieout.roster;

import java.util.Locale;

/** The two kinds of records that a roster holds. */
public enum Subject {
    EMPLOYER,
    EMPLOYEE;

    /** The word as it stands in tables and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no subject has this word */
    static Subject of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
