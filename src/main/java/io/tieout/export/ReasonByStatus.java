package io.tieout.export;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** The reason that can be read off the row itself: its status and its sums. */
@Component
class ReasonByStatus implements Reasons {

    @Override
    public String inWords(ReconciledRow row) {
        String words = switch (row.status()) {
            case "BREAK" -> broken(row);
            case "NOT_IN_PAYROLL" ->
                "Kota charged " + sum(row, row.charged())
                        + " and payroll took nothing. Find out whether the person was left out of the pay run or has"
                        + " left, then take it or ask Kota for a correction.";
            case "NOT_IN_KOTA" ->
                "Payroll took " + sum(row, row.withheld())
                        + " and Kota charged nothing. Find out whether the cover has ended, then pay it back or ask"
                        + " Kota for the missing charge.";
            case "CURRENCY_MISMATCH" ->
                "Kota and payroll used different currencies for this person: charged "
                        + sum(row, row.charged()) + ", taken " + sum(row, row.withheld())
                        + ". Correct the currency in payroll, or ask Kota which one is meant.";
            case "CARRIED" ->
                "Nothing moved in this period, but a balance of " + sum(row, row.opening())
                        + " from earlier periods is still open. Take it, pay it back or write it off.";
            default -> "Status " + row.status() + " needs a look by a person.";
        };
        return row.note() == null || row.note().isBlank() ? words : words + " Note: " + row.note();
    }

    private static String broken(ReconciledRow row) {
        BigDecimal rest = row.unexplained() == null ? row.closing() : row.unexplained();
        String direction = rest.signum() > 0 ? "more than payroll took" : "less than payroll took";
        return "Kota charged " + sum(row, row.charged()) + ", which is " + sum(row, rest.abs()) + " " + direction
                + ", and no adjustment, pro-rata, late or double entry explains it. Ask payroll what was taken and why.";
    }

    private static String sum(ReconciledRow row, @org.jspecify.annotations.Nullable BigDecimal amount) {
        return Amounts.plain(amount == null ? BigDecimal.ZERO : amount, row.currency()) + " " + row.currency();
    }
}
