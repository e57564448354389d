package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * Both sides of one row before it is settled, in major units of the key's currency.
 *
 * @param registerLoaded whether any register was ever loaded for the employer and period
 * @param opening what earlier periods left open
 * @param tolerance the largest variance that is taken for rounding, zero or more
 */
record Position(
        Key key,
        YearMonth period,
        boolean registerLoaded,
        BigDecimal opening,
        BigDecimal tolerance,
        List<ChargedLine> lines,
        List<WithheldRow> rows) {

    Position {
        lines = lines.stream().sorted(ChargedLine.ORDER).toList();
        rows = rows.stream().sorted(WithheldRow.ORDER).toList();
    }

    BigDecimal charged() {
        return lines.stream().map(ChargedLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal withheld() {
        return rows.stream().map(WithheldRow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal variance() {
        return charged().subtract(withheld());
    }

    /** No line at all; lines that sum to zero are something. */
    boolean nothingCharged() {
        return lines.isEmpty();
    }

    /** No register row at all; rows that sum to zero are something. */
    boolean nothingWithheld() {
        return rows.isEmpty();
    }

    boolean withinTolerance(BigDecimal amount) {
        return amount.abs().compareTo(tolerance) <= 0;
    }
}
