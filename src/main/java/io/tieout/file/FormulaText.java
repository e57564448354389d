package io.tieout.file;

import org.jspecify.annotations.Nullable;

/**
 * Text that a spreadsheet would run as a formula, made harmless by a leading apostrophe. For text columns of
 * files that people open; never for numbers (a minus is a minus) and never for files that machines read.
 */
public final class FormulaText {

    /** The last four are their wide forms, which some spreadsheets take for the same. */
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaText() {}

    public static @Nullable String defused(@Nullable String text) {
        return text != null && !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
