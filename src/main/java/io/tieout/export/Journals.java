package io.tieout.export;

import io.tieout.export.EmployerOfRun.OtherRun;
import io.tieout.jobfile.JournalAccount;
import io.tieout.jobfile.JournalSettings;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the journal of a run. Each run of a period books only what the runs before it did not. */
@Component
class Journals {

    private record Sum(String currency, String portion, boolean adjustment, BigDecimal amount) {}

    private record Key(String currency, Portion portion, boolean adjustment, JournalAccount account, String text) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::currency)
            .thenComparing(Key::portion)
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

    Journal of(EmployerOfRun employer, JournalSettings settings) {
        Map<JournalAccount, String> accounts = settings.accounts(employer.employerRef());
        Map<Key, BigDecimal> amounts = new TreeMap<>(ORDER);
        book(amounts, sums(employer), accounts, false);
        Exports.Booked booked = exports.bookedLast(employer).orElse(null);
        if (booked == null) {
            return new Journal(accounts, null, Map.of(), entries(amounts));
        }
        EmployerOfRun before = employers.of(booked.runId(), employer.employerRef());
        List<Sum> sums = sums(before);
        // On the accounts of then, so that other accounts in the job file move what is booked already.
        book(amounts, sums, booked.accounts(), true);
        Map<String, BigDecimal> owed = new TreeMap<>();
        sums.forEach(sum -> owed.merge(sum.currency, sum.amount, BigDecimal::add));
        OtherRun run = new OtherRun(before.run(), before.number(), before.period(), before.inputs());
        return new Journal(accounts, run, owed, entries(amounts));
    }

    private static void book(
            Map<Key, BigDecimal> amounts, List<Sum> sums, Map<JournalAccount, String> accounts, boolean back) {
        for (Sum sum : sums) {
            Portion portion = Portion.of(sum.portion);
            BigDecimal amount = back ? sum.amount.negate() : sum.amount;
            JournalAccount debit = portion == Portion.EMPLOYER ? JournalAccount.EMPLOYER_COST : JournalAccount.WITHHELD;
            amounts.merge(key(sum, portion, debit, accounts), amount, BigDecimal::add);
            amounts.merge(key(sum, portion, JournalAccount.PAYABLE, accounts), amount.negate(), BigDecimal::add);
        }
    }

    private static Key key(Sum sum, Portion portion, JournalAccount account, Map<JournalAccount, String> accounts) {
        return new Key(sum.currency, portion, sum.adjustment, account, accounts.getOrDefault(account, account.key()));
    }

    private static List<Journal.Entry> entries(Map<Key, BigDecimal> amounts) {
        List<Journal.Entry> entries = new ArrayList<>();
        amounts.forEach((key, amount) -> {
            if (amount.signum() != 0) {
                entries.add(
                        new Journal.Entry(key.account, key.text, key.currency, key.portion, key.adjustment, amount));
            }
        });
        return List.copyOf(entries);
    }

    private List<Sum> sums(EmployerOfRun employer) {
        return db.sql("""
                        select currency, portion, adjustment, sum(amount) as amount
                          from contribution_line where pull_id = any (?) and employer_ref = ?
                         group by currency, portion, adjustment
                        """)
                .params(employer.pulls(), employer.employerRef())
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
