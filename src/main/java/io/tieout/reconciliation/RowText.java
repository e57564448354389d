package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One settled row as the texts of its columns.
 *
 * @param charged this and the other amounts in major units, with at least the currency's decimals
 * @param withheld null, as are variance and unexplained, while no register was ever loaded
 * @param causes {@code CAUSE=amount} joined by semicolons, alphabetical; empty for none
 * @see ReconciliationRow
 */
public record RowText(
        @Nullable String externalCustomerId,
        @Nullable String reportId,
        @Nullable String reportStatus,
        String employeeRef,
        @Nullable String employeeId,
        String currency,
        String portion,
        String charged,
        @Nullable String withheld,
        @Nullable String variance,
        String status,
        String causes,
        @Nullable String unexplained,
        String opening,
        String closing) {

    /** In the order in which {@link #read} takes them. */
    static final String COLUMNS = "external_customer_id, report_id, report_status, employee_ref, employee_id, currency,"
            + " portion, charged::text, withheld::text, variance::text, status, causes, unexplained::text,"
            + " opening::text, closing::text, compared, employer_charged::text, employee_charged::text";

    /**
     * Hands over one row, or those of both portions of a person who agrees, who has no portion there. What is not
     * stored of such a person is what the view {@code reconciliation_row} says.
     */
    static void read(ResultSet row, Consumer<RowText> consumer) throws SQLException {
        if (row.getString(7) != null) {
            consumer.accept(examined(row));
            return;
        }
        String currency = row.getString(6);
        String zero = Amounts.plain("0", currency);
        boolean compared = row.getBoolean(16);
        RowText agreed = new RowText(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                currency,
                "",
                zero,
                compared ? zero : null,
                compared ? zero : null,
                (compared ? Status.MATCHED : Status.INSTRUCTED).name(),
                "",
                compared ? zero : null,
                zero,
                zero);
        agreed.handOver("employee", row.getString(18), consumer);
        agreed.handOver("employer", row.getString(17), consumer);
    }

    private static RowText examined(ResultSet row) throws SQLException {
        String currency = row.getString(6);
        String causes = row.getString(12);
        return new RowText(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                currency,
                row.getString(7),
                Amounts.plain(row.getString(8), currency),
                plain(row.getString(9), currency),
                plain(row.getString(10), currency),
                row.getString(11),
                causes.isEmpty() ? causes : Causes.text(Causes.parse(causes), currency),
                plain(row.getString(13), currency),
                Amounts.plain(row.getString(14), currency),
                Amounts.plain(row.getString(15), currency));
    }

    /** Of one portion of a person who agrees. @param amount what was charged; null where there is no line */
    private void handOver(String itsPortion, @Nullable String amount, Consumer<RowText> consumer) {
        if (amount != null) {
            String plain = Amounts.plain(amount, currency);
            consumer.accept(new RowText(
                    externalCustomerId,
                    reportId,
                    reportStatus,
                    employeeRef,
                    employeeId,
                    currency,
                    itsPortion,
                    plain,
                    withheld == null ? null : plain,
                    variance,
                    status,
                    causes,
                    unexplained,
                    opening,
                    closing));
        }
    }

    private static @Nullable String plain(@Nullable String amount, String currency) {
        return amount == null ? null : Amounts.plain(amount, currency);
    }
}
