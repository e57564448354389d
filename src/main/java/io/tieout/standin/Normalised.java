package io.tieout.standin;

import java.util.Locale;

/**
 * Kota says that it normalises what it takes in, and not how. So here a few harmless things change too: a caller that
 * compares what it sent with what it reads must not see a difference in payroll.
 */
final class Normalised {

    private Normalised() {}

    static String text(String field, String value) {
        String tidy = value.strip().replaceAll("\\s+", " ");
        return switch (field) {
            case "postal_code" -> tidy.toUpperCase(Locale.ROOT);
            case "national_tax_id" -> tidy.replace(" ", "").toUpperCase(Locale.ROOT);
            case "email" -> tidy.toLowerCase(Locale.ROOT);
            default -> tidy;
        };
    }
}
