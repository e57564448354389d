package io.tieout.oracle;

import java.util.Locale;

/** Who pays: the portions of the rules. */
public enum Side {
    EMPLOYEE,
    EMPLOYER;

    /** As the files write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Side of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
