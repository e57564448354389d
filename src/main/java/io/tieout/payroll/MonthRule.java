package io.tieout.payroll;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the periods of one register: months such as 2026-10, or as its profile writes them. */
final class MonthRule {

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private final @Nullable String pattern;
    private final DateTimeFormatter format;

    /** @param pattern of java.time, null for months such as 2026-10 */
    MonthRule(@Nullable String pattern) {
        this.pattern = pattern;
        this.format = DateRule.formatter(pattern == null ? "yyyy-MM" : pattern);
    }

    /** Whether every month written by the pattern is read back as the same month: with a year of four digits. */
    static boolean isPattern(String pattern) {
        YearMonth longAgo = YearMonth.from(LocalDate.of(1950, 12, 31));
        try {
            DateTimeFormatter format = DateRule.formatter(pattern);
            return YearMonth.parse(format.format(longAgo), format).equals(longAgo);
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    YearMonth month(String text) {
        try {
            if (pattern != null || ISO.matcher(text).matches()) {
                return YearMonth.parse(text, format);
            }
        } catch (DateTimeException e) {
            throw new FieldProblem(
                    "is not a period; expected a month written " + pattern + " (period-pattern of the profile)");
        }
        throw new FieldProblem("is not a period; expected a month like 2026-10. If the file writes months another way,"
                + " set 'period-pattern' in the profile, such as MM/yyyy");
    }
}
