package io.tieout.payroll;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a payroll writes its files, where that differs from the canonical layout.
 *
 * @param charset a byte order mark of UTF-8 is accepted whatever this says
 * @param linesBeforeHeader lines to leave out before the header row
 * @param decimalSign point or comma
 * @param thousandsSign left out of amounts when given
 * @param datePattern of java.time, null for ISO dates
 * @param columns canonical column name to the name in the file's header
 * @param constants canonical column name to a value for every row
 * @param payElements pay element to what it means here, registers only
 */
public record Profile(
        char delimiter,
        Charset charset,
        char quote,
        int linesBeforeHeader,
        char decimalSign,
        @Nullable Character thousandsSign,
        @Nullable String datePattern,
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, PayElement> payElements) {

    /** Sorted, so that equal profiles have equal text: settings are hashed to tell one run from the next. */
    public Profile {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
        payElements = Collections.unmodifiableSortedMap(new TreeMap<>(payElements));
    }

    /** What a pay element of the register counts as; elements that are not listed are counted and left out. */
    public enum PayElement {
        EMPLOYEE,
        EMPLOYER,
        /** Known and left out, for example the taxable value of a benefit in kind. */
        IGNORED
    }

    /** The canonical layout of the README: comma, UTF-8, ISO dates, point decimals. */
    public static final Profile CANONICAL = new Profile(
            ',',
            StandardCharsets.UTF_8,
            '"',
            0,
            '.',
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of(
                    "EE_HEALTH", PayElement.EMPLOYEE,
                    "EE_HEALTH_ADJ", PayElement.EMPLOYEE,
                    "ER_HEALTH", PayElement.EMPLOYER,
                    "ER_HEALTH_ADJ", PayElement.EMPLOYER,
                    "BIK_HEALTH", PayElement.IGNORED));
}
