package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Invented rows of one person of October 2026, in few words. */
final class Rows {

    static final YearMonth PERIOD = YearMonth.of(2026, 10);

    private final Key key;
    private final List<ChargedLine> lines = new ArrayList<>();
    private final List<WithheldRow> rows = new ArrayList<>();
    private BigDecimal opening = BigDecimal.ZERO;
    private BigDecimal tolerance = new BigDecimal("0.01");
    private boolean registerLoaded = true;

    private Rows(Key key) {
        this.key = key;
    }

    static Rows row() {
        return row(Portion.EMPLOYEE, "EUR");
    }

    static Rows row(Portion portion, String currency) {
        return new Rows(new Key("acme", "007", currency, portion));
    }

    static BigDecimal eur(String amount) {
        return new BigDecimal(amount);
    }

    /** A plain monthly premium of the whole period. */
    Rows charged(String amount) {
        return line(amount, "recurring", false, "2026-10-01", "2026-10-31", "p_1", "2026-10");
    }

    Rows adjusted(String amount) {
        return line(amount, "recurring", true, "2026-09-01", "2026-09-30", "p_1", "2026-09");
    }

    Rows late(String amount) {
        return line(amount, "recurring", false, "2026-09-01", "2026-09-30", "p_1", "2026-09");
    }

    Rows oneOff(String amount) {
        return line(amount, "one_off", false, "2026-10-01", "2026-10-31", "p_1", "2026-10");
    }

    Rows partMonth(String amount, String from, String to) {
        return line(amount, "recurring", false, from, to, "p_1", "2026-10");
    }

    Rows line(
            String amount,
            String type,
            boolean adjustment,
            String from,
            String to,
            String policy,
            String reportingMonth) {
        lines.add(new ChargedLine(
                "ct_%03d".formatted(lines.size() + 1),
                "gross_premium",
                "policyholder",
                adjustment,
                null,
                new BigDecimal(amount),
                type,
                LocalDate.parse(from),
                LocalDate.parse(to),
                policy,
                YearMonth.parse(reportingMonth)));
        return this;
    }

    Rows withheld(String amount) {
        return withheld(amount, "run " + (rows.size() + 1));
    }

    Rows withheld(String amount, String payRun) {
        rows.add(new WithheldRow(payRun, LocalDate.of(2026, 10, 28), "EE_HEALTH", new BigDecimal(amount)));
        return this;
    }

    Rows opening(String amount) {
        opening = new BigDecimal(amount);
        return this;
    }

    Rows tolerance(String amount) {
        tolerance = new BigDecimal(amount);
        return this;
    }

    Rows noRegister() {
        registerLoaded = false;
        return this;
    }

    Position position() {
        return new Position(key, PERIOD, registerLoaded, opening, tolerance, lines, rows);
    }

    /** Settled as the only row of the person. */
    Settlement settled() {
        return Rules.settle(List.of(position())).get(0);
    }

    /** Status and causes as one text, for tables of examples. */
    static String outcome(Settlement settlement) {
        return (settlement.status() + " "
                        + Causes.text(settlement.causes(), settlement.key().currency()))
                .strip();
    }
}
