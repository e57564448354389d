package io.tieout.blackbox;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Csv;
import io.tieout.oracle.Key;
import io.tieout.oracle.PulledReport;
import io.tieout.oracle.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A register for whatever the far side charges: mostly right, and wrong in the usual ways. */
final class Registers {

    static final List<String> HEADER = List.of(
            "employee_ref", "employer_ref", "pay_date", "period", "pay_run", "pay_element", "amount", "currency");

    private Registers() {}

    static Path write(Path file, List<PulledReport> reports, YearMonth period, long seed) throws IOException {
        Map<Key, BigDecimal> charged = new TreeMap<>();
        for (PulledReport report : reports) {
            if (report.period().equals(period)) {
                for (Charge line : report.charges()) {
                    charged.merge(line.key(), line.amount(), BigDecimal::add);
                }
            }
        }
        if (charged.isEmpty()) {
            throw new AssertionError("The far side has no report of " + period);
        }
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        charged.forEach((key, amount) -> {
            switch (random.nextInt(12)) {
                case 0 -> rows.add(row(key, period, amount.subtract(new BigDecimal("0.01"))));
                case 1 -> rows.add(row(key, period, amount.subtract(new BigDecimal("7.77"))));
                case 2 -> {}
                case 3 -> {
                    rows.add(row(key, period, amount));
                    rows.add(row(key, period, amount));
                }
                default -> rows.add(row(key, period, amount));
            }
        });
        Csv.write(file, HEADER, rows);
        return file;
    }

    static List<String> row(Key key, YearMonth period, BigDecimal amount) {
        return List.of(
                key.person(),
                key.employer(),
                period.atDay(25).toString(),
                period.toString(),
                period + "-main",
                key.side() == Side.EMPLOYEE ? "EE_HEALTH" : "ER_HEALTH",
                amount.toPlainString(),
                key.currency());
    }
}
