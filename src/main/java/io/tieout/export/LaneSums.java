package io.tieout.export;

import io.tieout.jobfile.CountryRule;
import io.tieout.jobfile.Lane;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person's lines come to, lane by lane.
 *
 * @param now of this run; a lane without lines is absent
 * @param before of the run that payroll was told last, empty when there was none
 */
record LaneSums(String employeeRef, String currency, Map<Lane, BigDecimal> now, Map<Lane, BigDecimal> before) {

    /**
     * Sums of the lines {@code l}, one column for each lane that the country knows, named after it.
     *
     * @param reliefSign the sign that Kota gives to tax relief, -1 or 1: what is owed is positive either way
     * @param where which lines count
     * @param prefix before the name of each column
     */
    static String columns(CountryRule rule, int reliefSign, String where, String prefix) {
        return Arrays.stream(Lane.values())
                .filter(lane -> isKnown(lane, rule))
                .map(lane -> "sum(" + amount(lane, reliefSign) + ") filter (where " + where + " and "
                        + lines(lane, rule) + ") as " + prefix + lane.name())
                .collect(Collectors.joining(", "));
    }

    static boolean isKnown(Lane lane, CountryRule rule) {
        return rule.reliefIsOwed() || lane != Lane.RELIEF_OWED && lane != Lane.RELIEF_OWED_ADJUSTMENT;
    }

    private static String amount(Lane lane, int reliefSign) {
        boolean relief = lane == Lane.RELIEF_OWED || lane == Lane.RELIEF_OWED_ADJUSTMENT;
        return relief && reliefSign < 0 ? "-l.amount" : "l.amount";
    }

    private static String lines(Lane lane, CountryRule rule) {
        String taxable =
                rule.taxIsTaxable() ? "l.category in ('gross_premium', 'tax')" : "l.category = 'gross_premium'";
        String regular = " and not l.adjustment";
        String adjustment = " and l.adjustment";
        return switch (lane) {
            case EMPLOYEE -> "l.portion = 'employee'" + regular;
            case EMPLOYEE_ADJUSTMENT -> "l.portion = 'employee'" + adjustment;
            case EMPLOYER -> "l.portion = 'employer'" + regular;
            case EMPLOYER_ADJUSTMENT -> "l.portion = 'employer'" + adjustment;
            case TAXABLE_VALUE -> "l.portion = 'employer' and " + taxable + regular;
            case TAXABLE_VALUE_ADJUSTMENT -> "l.portion = 'employer' and " + taxable + adjustment;
            case RELIEF_OWED -> "l.portion = 'employer' and l.category = 'tax_relief'" + regular;
            case RELIEF_OWED_ADJUSTMENT -> "l.portion = 'employer' and l.category = 'tax_relief'" + adjustment;
        };
    }

    /** @param before whether the row has the columns of the earlier run too */
    static LaneSums of(ResultSet row, CountryRule rule, boolean before) throws SQLException {
        return new LaneSums(
                row.getString("employee_ref"),
                row.getString("currency"),
                sums(row, rule, "now_"),
                before ? sums(row, rule, "before_") : Map.of());
    }

    private static Map<Lane, BigDecimal> sums(ResultSet row, CountryRule rule, String prefix) throws SQLException {
        Map<Lane, BigDecimal> sums = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            if (isKnown(lane, rule)) {
                @Nullable BigDecimal sum = row.getBigDecimal(prefix + lane.name());
                if (sum != null) {
                    sums.put(lane, sum);
                }
            }
        }
        return sums;
    }

    BigDecimal now(Lane lane) {
        return now.getOrDefault(lane, BigDecimal.ZERO);
    }

    BigDecimal before(Lane lane) {
        return before.getOrDefault(lane, BigDecimal.ZERO);
    }
}
