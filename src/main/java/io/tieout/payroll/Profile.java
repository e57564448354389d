package io.tieout.payroll;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a payroll writes its files, where that differs from the canonical layout.
 *
 * @param delimiter null to find it out from the first row
 * @param charset null for UTF-8, or what a byte order mark says; a mark of UTF-8 holds whatever this says
 * @param linesBeforeHeader lines to leave out before the header, or before the first row where there is none
 * @param decimalSign point or comma
 * @param thousandsSign left out of amounts when given
 * @param datePattern of java.time; null for ISO dates, or what the dates of the file can only mean
 * @param periodPattern of java.time, null for months such as 2026-10; registers only
 * @param columns canonical column name to the name in the file's header, or to names in braces that together make the
 *     cell, such as {@code {Company}-{Number}}; a period that has the column of the pay date is the month of that date
 * @param positions canonical column name to the number of the column, from 1; given for a file without a
 *     header and for no other
 * @param constants canonical column name to a value for every row
 * @param values canonical column name to what its cells mean: the file's word to ours
 * @param payElements pay element to what it means here, registers only
 * @param totalRows how the last rows of the file begin that hold its totals, null if it has none; registers only
 */
public record Profile(
        @Nullable Character delimiter,
        @Nullable Charset charset,
        char quote,
        int linesBeforeHeader,
        char decimalSign,
        @Nullable Character thousandsSign,
        @Nullable String datePattern,
        @Nullable String periodPattern,
        Map<String, String> columns,
        Map<String, Integer> positions,
        Map<String, String> constants,
        Map<String, Map<String, String>> values,
        Map<String, PayElement> payElements,
        @Nullable String totalRows) {

    /** Of a file without rows of totals. */
    public Profile(
            @Nullable Character delimiter,
            @Nullable Charset charset,
            char quote,
            int linesBeforeHeader,
            char decimalSign,
            @Nullable Character thousandsSign,
            @Nullable String datePattern,
            @Nullable String periodPattern,
            Map<String, String> columns,
            Map<String, Integer> positions,
            Map<String, String> constants,
            Map<String, Map<String, String>> values,
            Map<String, PayElement> payElements) {
        this(
                delimiter,
                charset,
                quote,
                linesBeforeHeader,
                decimalSign,
                thousandsSign,
                datePattern,
                periodPattern,
                columns,
                positions,
                constants,
                values,
                payElements,
                null);
    }

    /** Sorted, so that equal profiles have equal text: settings are hashed to tell one run from the next. */
    public Profile {
        columns = sorted(columns);
        positions = sorted(positions);
        constants = sorted(constants);
        Map<String, Map<String, String>> meanings = new TreeMap<>();
        values.forEach((column, words) -> meanings.put(column, sorted(words)));
        values = Collections.unmodifiableMap(meanings);
        payElements = sorted(payElements);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Whether the register's period is the month of its pay date: both are read from the same column. */
    boolean periodOfPayDate() {
        String period = columns.get("period");
        return period != null && period.equals(columns.getOrDefault("pay_date", "pay_date"));
    }

    /** Whether the first row names the columns. */
    boolean hasHeader() {
        return positions.isEmpty();
    }

    /** What a pay element of the register counts as; elements that are not listed are counted and left out. */
    public enum PayElement {
        EMPLOYEE,
        EMPLOYER,
        /** Known and left out, for example the taxable value of a benefit in kind. */
        IGNORED
    }

    /** What holds where a job file says nothing: the canonical layout of the README, and what a file shows itself. */
    public static final Profile CANONICAL = new Profile(
            null,
            null,
            '"',
            0,
            '.',
            null,
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(
                    "EE_HEALTH", PayElement.EMPLOYEE,
                    "EE_HEALTH_ADJ", PayElement.EMPLOYEE,
                    "ER_HEALTH", PayElement.EMPLOYER,
                    "ER_HEALTH_ADJ", PayElement.EMPLOYER,
                    "BIK_HEALTH", PayElement.IGNORED));
}
