package io.tieout.export;

import io.tieout.export.EmployerOfRun.OtherRun;
import io.tieout.jobfile.JournalAccount;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the journal of a run. Each run of a period books only what the runs before it did not. Kota charges the
 * employer's part less the relief given at source; where the employer owes that back, its cost is the gross.
 */
@Component
class Journals {

    /** @param relief what of the amount is relief that is owed back, above zero; zero where none is */
    private record Sum(String currency, String portion, boolean adjustment, BigDecimal amount, BigDecimal relief) {}

    private record Key(
            String currency,
            Portion portion,
            boolean adjustment,
            boolean relief,
            JournalAccount account,
            String text) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::currency)
            .thenComparing(Key::portion)
            .thenComparing(Key::relief)
            .thenComparing(Key::adjustment)
            .thenComparing(Key::account)
            .thenComparing(Key::text);

    private final JdbcClient db;
    private final EmployersOfRun employers;
    private final Exports exports;

    Journals(JdbcClient db, EmployersOfRun employers, Exports exports) {
        this.db = db;
        this.employers = employers;
        this.exports = exports;
    }

    Journal of(EmployerOfRun employer, ReconcileSettings settings) {
        Map<JournalAccount, String> accounts = settings.journal().accounts(employer.employerRef());
        boolean owed = settings.payrollImport().rule(employer.employerRef()).reliefIsOwed();
        if (!owed) {
            accounts.remove(JournalAccount.RELIEF_OWED);
        }
        List<Sum> now = sums(employer, settings.reliefSign());
        Map<Key, BigDecimal> amounts = new TreeMap<>(ORDER);
        book(amounts, now, accounts, false);
        Map<String, BigDecimal> reliefOwed = owed ? total(now, Sum::relief) : Map.of();
        Exports.Booked booked = exports.bookedLast(employer).orElse(null);
        if (booked == null) {
            return new Journal(accounts, null, Map.of(), Map.of(), reliefOwed, entries(amounts));
        }
        EmployerOfRun before = employers.of(booked.runId(), employer.employerRef());
        List<Sum> then = sums(before, settings.reliefSign());
        // On the accounts of then, so that other accounts in the job file move what is booked already.
        book(amounts, then, booked.accounts(), true);
        OtherRun run = new OtherRun(before.run(), before.number(), before.period(), before.inputs());
        boolean relief = booked.accounts().containsKey(JournalAccount.RELIEF_OWED);
        return new Journal(
                accounts,
                run,
                total(then, Sum::amount),
                relief ? total(then, Sum::relief) : Map.of(),
                reliefOwed,
                entries(amounts));
    }

    /** By currency; a sum of zero is left out. */
    private static Map<String, BigDecimal> total(List<Sum> sums, Function<Sum, BigDecimal> amount) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        sums.forEach(sum -> totals.merge(sum.currency, amount.apply(sum), BigDecimal::add));
        totals.values().removeIf(total -> total.signum() == 0);
        return totals;
    }

    private static void book(
            Map<Key, BigDecimal> amounts, List<Sum> sums, Map<JournalAccount, String> accounts, boolean back) {
        boolean relief = accounts.containsKey(JournalAccount.RELIEF_OWED);
        for (Sum sum : sums) {
            JournalAccount debit = Portion.of(sum.portion) == Portion.EMPLOYER
                    ? JournalAccount.EMPLOYER_COST
                    : JournalAccount.WITHHELD;
            BigDecimal amount = back ? sum.amount.negate() : sum.amount;
            amounts.merge(key(sum, false, debit, accounts), amount, BigDecimal::add);
            amounts.merge(key(sum, false, JournalAccount.PAYABLE, accounts), amount.negate(), BigDecimal::add);
            if (relief) {
                BigDecimal owed = back ? sum.relief.negate() : sum.relief;
                amounts.merge(key(sum, true, JournalAccount.EMPLOYER_COST, accounts), owed, BigDecimal::add);
                amounts.merge(key(sum, true, JournalAccount.RELIEF_OWED, accounts), owed.negate(), BigDecimal::add);
            }
        }
    }

    private static Key key(Sum sum, boolean relief, JournalAccount account, Map<JournalAccount, String> accounts) {
        return new Key(
                sum.currency,
                Portion.of(sum.portion),
                sum.adjustment,
                relief,
                account,
                accounts.getOrDefault(account, account.key()));
    }

    private static List<Journal.Entry> entries(Map<Key, BigDecimal> amounts) {
        List<Journal.Entry> entries = new ArrayList<>();
        amounts.forEach((key, amount) -> {
            if (amount.signum() != 0) {
                entries.add(new Journal.Entry(
                        key.account, key.text, key.currency, key.portion, key.adjustment, key.relief, amount));
            }
        });
        return List.copyOf(entries);
    }

    /** @param reliefSign the sign that Kota gives to tax relief, -1 or 1 */
    private List<Sum> sums(EmployerOfRun employer, int reliefSign) {
        return db.sql("""
                        select currency, portion, adjustment, sum(amount) as amount,
                               coalesce(sum(? * amount) filter (where portion = 'employer' and category = 'tax_relief'), 0)
                                   as relief
                          from contribution_line where pull_id = any (?) and employer_ref = ?
                         group by currency, portion, adjustment
                        """)
                .params(reliefSign, employer.pulls(), employer.employerRef())
                .query(Sum.class)
                .list();
    }

    /** The accounts as they are kept: a line each, key=account. */
    static String text(Map<String, String> accounts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(accounts)
                .forEach((key, account) ->
                        text.append(key).append('=').append(account).append('\n'));
        return text.toString();
    }

    static Map<JournalAccount, String> accounts(String text) {
        Map<JournalAccount, String> accounts = new TreeMap<>();
        text.lines()
                .forEach(line -> Arrays.stream(JournalAccount.values())
                        .filter(account -> line.startsWith(account.key() + "="))
                        .forEach(account -> accounts.put(
                                account, line.substring(account.key().length() + 1))));
        return accounts;
    }
}
