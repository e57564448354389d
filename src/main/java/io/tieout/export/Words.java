package io.tieout.export;

import java.util.Locale;

/** Codes as a person reads them in a workbook. */
final class Words {

    private Words() {}

    /** {@code CARRY_FORWARD} becomes {@code Carry forward}. */
    static String of(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return (Character.toUpperCase(words.charAt(0)) + words.substring(1)).replace("kota", "Kota");
    }
}
