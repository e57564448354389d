package io.tieout.export;

import io.tieout.jobfile.JournalAccount;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run books of Kota's charges, and of the relief that the employer owes back: all of it, or what changed since
 * the journals of the period's earlier runs.
 * Debits and credits are equal in every currency.
 *
 * @param accounts that it was booked on; relief has one only when it is booked
 * @param before the run whose figures are booked already, null when there is none
 * @param booked what the journals up to that run credited to what is owed for the cover, by currency
 * @param reliefBooked what they credited to the relief that is owed back, by currency
 * @param reliefOwed what is owed back by now of the people in the roster and others, by currency; without zeros
 */
record Journal(
        Map<JournalAccount, String> accounts,
        EmployerOfRun.@Nullable OtherRun before,
        Map<String, BigDecimal> booked,
        Map<String, BigDecimal> reliefBooked,
        Map<String, BigDecimal> reliefOwed,
        List<Entry> entries) {

    /**
     * @param text the account
     * @param relief whether it books relief owed back, and not what Kota charged
     * @param amount debit when it is above zero, credit when it is below; never zero
     */
    record Entry(
            JournalAccount account,
            String text,
            String currency,
            Portion portion,
            boolean adjustment,
            boolean relief,
            BigDecimal amount) {

        @Nullable
        BigDecimal debit() {
            return amount.signum() > 0 ? amount : null;
        }

        @Nullable
        BigDecimal credit() {
            return amount.signum() < 0 ? amount.negate() : null;
        }
    }

    BigDecimal debits(String currency) {
        return sum(currency, 1);
    }

    BigDecimal credits(String currency) {
        return sum(currency, -1).negate();
    }

    private BigDecimal sum(String currency, int sign) {
        return entries.stream()
                .filter(entry ->
                        entry.currency().equals(currency) && entry.amount().signum() == sign)
                .map(Entry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether relief that is owed back is among what is booked. */
    boolean booksRelief() {
        return accounts.containsKey(JournalAccount.RELIEF_OWED);
    }

    List<String> currencies() {
        return entries.stream().map(Entry::currency).distinct().sorted().toList();
    }
}
