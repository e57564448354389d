package io.tieout.payroll;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of one file in one pattern: ISO, its profile's, or what was found out. No date is ever guessed. */
final class DateRule {

    /** Kota takes birth and start dates only after this day. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    /** "Until further notice" is written 9999-12-31 by many payrolls. */
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern OTHER_ORDER = Pattern.compile("[0-9]{1,4}[./ -][0-9]{1,2}[./ -][0-9]{1,4}");

    private final @Nullable String pattern;
    private final DateTimeFormatter format;

    /** @param pattern of java.time, null for ISO dates */
    DateRule(@Nullable String pattern) {
        this.pattern = pattern;
        this.format = formatter(pattern == null ? "uuuu-MM-dd" : pattern);
    }

    /**
     * Strict: 31 February is no date. Years are written {@code yyyy} by everybody, which java.time
     * resolves strictly only with an era, so it is read as the plain year.
     *
     * @throws IllegalArgumentException if it is no pattern of java.time
     */
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Two digits for a year would make somebody born in 1950 be born in 2050. */
    static boolean isPattern(String pattern) {
        LocalDate longAgo = LocalDate.of(1950, 12, 31);
        try {
            DateTimeFormatter format = formatter(pattern);
            return LocalDate.parse(format.format(longAgo), format).equals(longAgo);
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    static boolean isIso(String text) {
        return ISO.matcher(text).matches();
    }

    LocalDate date(String text) {
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeException e) {
            throw new FieldProblem(expected(text));
        }
    }

    private String expected(String text) {
        if (pattern != null) {
            return "is not a date; expected one written " + pattern
                    + " like the other dates of the file, or set 'date-pattern' in the profile";
        }
        if (isIso(text)) {
            return "is not a date of the calendar; expected one like 2026-10-31";
        }
        if (OTHER_ORDER.matcher(text).matches()) {
            return "expected a date like 2026-10-31; 03/04/2026 could be March or April."
                    + " If the file writes dates so, set 'date-pattern' in the profile, such as dd/MM/yyyy";
        }
        return "is not a date; expected one like 2026-10-31";
    }

    /** A date of the time in which people of a roster were born or hired. */
    LocalDate afterFirst(String text) {
        LocalDate date = date(text);
        if (!date.isAfter(FIRST)) {
            throw new FieldProblem("expected a date after 1900-01-01");
        }
        return date;
    }

    LocalDate birth(String text, LocalDate today) {
        LocalDate date = afterFirst(text);
        if (!date.isBefore(today)) {
            throw new FieldProblem("expected a date of birth in the past");
        }
        return date;
    }

    /** A date of work or cover, far from what programs write for "never". */
    LocalDate work(String text) {
        LocalDate date = afterFirst(text);
        if (date.isAfter(LAST)) {
            throw new FieldProblem("expected a date up to 2100-12-31; leave the cell blank if there is none yet");
        }
        return date;
    }
}
