package io.tieout.payroll;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The four cells of a salary: a row has all of them or none, because each says nothing without the others. */
final class SalaryRule {

    private static final List<String> COLUMNS =
            List.of("salary_amount", "salary_currency", "salary_frequency", "salary_from");
    private static final Set<String> FREQUENCIES = Set.of("annual", "monthly", "bi_weekly", "weekly");

    private final AmountRule amounts;
    private final DateRule dates;

    SalaryRule(Profile profile, DateRule dates) {
        this.amounts = new AmountRule(profile);
        this.dates = dates;
    }

    /** Null for a row without a salary, and for one that is refused. */
    @Nullable
    SalaryTerms read(Cells cells) {
        if (cells.filled(COLUMNS).isEmpty()) {
            return null;
        }
        for (String column : COLUMNS) {
            if (cells.filled(List.of(column)).isEmpty()) {
                cells.refuse(column, "is blank; a salary needs all of " + String.join(", ", COLUMNS) + ", or none");
            }
        }
        BigDecimal amount = cells.read("salary_amount", this::positive);
        String currency = cells.read("salary_currency", AmountRule::currency);
        String frequency = cells.read("salary_frequency", SalaryRule::frequency);
        LocalDate from = cells.read("salary_from", dates::work);
        if (amount == null || currency == null || frequency == null || from == null) {
            return null;
        }
        if (Amounts.isFinerThanCurrency(amount, currency)) {
            cells.refuse(
                    "salary_amount",
                    "has more decimals than " + currency + " has (" + Amounts.minorDigits(currency)
                            + "); expected an amount that can be paid");
            return null;
        }
        return new SalaryTerms(new BigDecimal(Amounts.plain(amount, currency)), currency, frequency, from);
    }

    private BigDecimal positive(String text) {
        BigDecimal amount = amounts.amount(text);
        if (amount.signum() <= 0) {
            throw new FieldProblem("is not greater than 0; leave the four salary cells blank if nothing is to be sent");
        }
        return amount;
    }

    private static String frequency(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!FREQUENCIES.contains(word)) {
            throw new FieldProblem("expected annual, monthly, bi_weekly or weekly; other words are set in the profile");
        }
        return word;
    }
}
