package io.tieout.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Register files in the canonical layout, read for one period.
 *
 * @param employers refs that have a good row of the period, whatever its pay element
 * @param rows the rows that count towards a portion
 */
public record RegisterFile(Set<String> employers, List<Withholding> rows) {

    /** The pay elements that the canonical profile knows; all others count nowhere. */
    private static final Map<String, Side> ELEMENTS = Map.of(
            "EE_HEALTH", Side.EMPLOYEE,
            "EE_HEALTH_ADJ", Side.EMPLOYEE,
            "ER_HEALTH", Side.EMPLOYER,
            "ER_HEALTH_ADJ", Side.EMPLOYER);

    public static RegisterFile read(List<Path> files, YearMonth period) throws IOException {
        Set<String> employers = new TreeSet<>();
        List<Withholding> rows = new ArrayList<>();
        for (Path file : files) {
            for (Map<String, String> cells : Csv.read(file)) {
                Good good = good(cells);
                if (good == null || !good.period().equals(period)) {
                    continue;
                }
                employers.add(cell(cells, "employer_ref"));
                Side side = ELEMENTS.get(cell(cells, "pay_element"));
                if (side != null) {
                    rows.add(new Withholding(
                            new Key(cell(cells, "employer_ref"), cell(cells, "employee_ref"), good.currency(), side),
                            good.payDate(),
                            cell(cells, "pay_run"),
                            cell(cells, "pay_element"),
                            good.amount()));
                }
            }
        }
        return new RegisterFile(employers, rows);
    }

    private record Good(YearMonth period, LocalDate payDate, String currency, BigDecimal amount) {}

    /** Null for a row that a reader has to refuse. */
    private static @Nullable Good good(Map<String, String> cells) {
        for (String column : List.of(
                "employee_ref", "employer_ref", "pay_date", "period", "pay_run", "pay_element", "amount", "currency")) {
            if (cell(cells, column).isEmpty()) {
                return null;
            }
        }
        if (isFormula(cells.getOrDefault("employee_ref", "")) || isFormula(cells.getOrDefault("employer_ref", ""))) {
            return null;
        }
        try {
            String currency = cell(cells, "currency").toUpperCase(Locale.ROOT);
            BigDecimal amount = new BigDecimal(cell(cells, "amount"));
            // "12.500" of euro says more digits than the currency has, even if the last is zero.
            if (amount.scale() > Minor.digits(currency)) {
                return null;
            }
            return new Good(
                    YearMonth.parse(cell(cells, "period")), LocalDate.parse(cell(cells, "pay_date")), currency, amount);
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean isFormula(String ref) {
        return !ref.isEmpty() && "=+-@\t".indexOf(ref.charAt(0)) >= 0;
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
