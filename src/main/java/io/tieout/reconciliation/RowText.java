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

    /** Hands over one row, or those of both portions of a person who agrees: such a person has no portion there. */
    static void read(ResultSet row, Consumer<RowText> consumer) throws SQLException {
        if (row.getString(7) != null) {
            consumer.accept(examined(row));
            return;
        }
        RowText employer = agreed(row, "employer", row.getString(17), null);
        RowText employee = agreed(row, "employee", row.getString(18), employer);
        if (employee != null) {
            consumer.accept(employee);
        }
        if (employer != null) {
            consumer.accept(employer);
        }
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

    /** @param amount null where the person has no line of the portion @param other the row of the other portion */
    private static @Nullable RowText agreed(
            ResultSet row, String portion, @Nullable String amount, @Nullable RowText other) throws SQLException {
        if (amount == null) {
            return null;
        }
        boolean compared = row.getBoolean(16);
        String currency = other == null ? row.getString(6) : other.currency;
        String charged = Amounts.plain(amount, currency);
        String zero = other == null ? Amounts.plain("0", currency) : other.opening;
        return new RowText(
                other == null ? row.getString(1) : other.externalCustomerId,
                other == null ? row.getString(2) : other.reportId,
                other == null ? row.getString(3) : other.reportStatus,
                other == null ? row.getString(4) : other.employeeRef,
                other == null ? row.getString(5) : other.employeeId,
                currency,
                portion,
                charged,
                compared ? charged : null,
                compared ? zero : null,
                (compared ? Status.MATCHED : Status.INSTRUCTED).name(),
                "",
                compared ? zero : null,
                zero,
                zero);
    }

    private static @Nullable String plain(@Nullable String amount, String currency) {
        return amount == null ? null : Amounts.plain(amount, currency);
    }
}
