package io.tieout.reconciliation;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes signatures. Two accounts over one content sign a period off; one account never counts twice.
 *
 * <p>The caller holds the lock of the period's runs, so that nothing is signed while it is being settled.
 */
@Component
public class Signing {

    /** How many accounts have to sign the same content. */
    public static final int ACCOUNTS = 2;

    /** @param stalePeriods later periods that must be run again, because this sign-off moved their opening */
    public record Signed(Signature signature, List<String> accounts, boolean signedOff, List<String> stalePeriods) {}

    private record Newest(long run, int number, boolean stale, boolean exported) {}

    private final JdbcClient jdbc;
    private final ContentHashes hashes;
    private final SettledEmployers settled;
    private final Clock clock;
    private final TransactionTemplate writing;

    Signing(
            DataSource dataSource,
            ContentHashes hashes,
            SettledEmployers settled,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.hashes = hashes;
        this.settled = settled;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    /**
     * Signs the newest run of the period that settled the employer.
     *
     * @param account who signs; capital letters make no other account
     * @param content the first digits of the hash that was looked at, null to sign whatever is newest
     * @throws UsageException if no run of the period has settled the employer to the end
     * @throws GuardException if the account signed this content already, the period is signed off, the run is stale,
     *     or the content is another one than was looked at
     */
    public Signed sign(YearMonth period, String employerRef, String account, @Nullable String content) {
        Signed signed = writing.execute(transaction -> {
            Newest run = newest(period, employerRef);
            String hash = hashes.content(run.run(), employerRef);
            refuse(period, employerRef, account, content, run, hash);
            return write(period, employerRef, account, run, hash);
        });
        if (signed == null) {
            throw new IllegalStateException("a signature was taken and not told");
        }
        return signed;
    }

    /** The hash that a signature would stand under now. */
    public String contentOfNewest(YearMonth period, String employerRef) {
        return hashes.content(newest(period, employerRef).run(), employerRef);
    }

    private Newest newest(YearMonth period, String employerRef) {
        return jdbc.sql("""
                        select n.run_id, run.number, n.stale, w.exported_at is not null as exported
                        from counted_reconciliation n
                        join run on run.id = n.run_id
                        join run_employer w on w.run_id = n.run_id and w.employer_ref = n.employer_ref
                        where n.period = ? and n.employer_ref = ?
                        order by n.run_id desc limit 1
                        """)
                .params(period.toString(), employerRef)
                .query((row, number) -> new Newest(row.getLong(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4)))
                .optional()
                .filter(Newest::exported)
                .orElseThrow(() -> new UsageException("There is nothing of " + employerRef + " to sign for " + period
                        + ": no run of that period settled it and wrote its files. Check the ref, and run \"reconcile"
                        + " --period " + period + "\" to its end first."));
    }

    private void refuse(
            YearMonth period, String employerRef, String account, @Nullable String content, Newest run, String hash) {
        boolean closed = jdbc.sql("select exists (select from closed_period where employer_ref = ? and period = ?)")
                .params(employerRef, period.toString())
                .query(Boolean.class)
                .single();
        if (closed) {
            throw new GuardException(employerRef + " is signed off for " + period
                    + " already; nothing was added. \"runs\" shows by whom.");
        }
        boolean twice = jdbc.sql("""
                        select exists (select from signature where employer_ref = ? and period = ?
                            and content_sha256 = ? and reopened_run = ? and lower(account) = lower(?))
                        """)
                .params(employerRef, period.toString(), hash, reopenedRun(period, employerRef), account)
                .query(Boolean.class)
                .single();
        if (twice) {
            throw new GuardException(account + " has signed this content of " + employerRef + " for " + period
                    + " already. A sign-off needs " + ACCOUNTS
                    + " accounts: somebody else has to look at run " + run.number() + " and sign it.");
        }
        if (run.stale()) {
            throw new GuardException("Run " + run.number() + " of " + period + " for " + employerRef
                    + " is stale: an earlier period was run again since, so its opening balances no longer hold. Run"
                    + " \"reconcile --period " + period + " --employer " + employerRef + "\" again, then sign.");
        }
        if (content != null && !hash.startsWith(content)) {
            throw new GuardException("The newest content of " + employerRef + " for " + period + " is " + hash
                    + " (run " + run.number() + "), not " + content
                    + ". Look at that run's files first, then sign with its hash.");
        }
    }

    private Signed write(YearMonth period, String employerRef, String account, Newest run, String hash) {
        long reopened = reopenedRun(period, employerRef);
        OffsetDateTime now = OffsetDateTime.now(clock);
        String lines = hashes.lines(run.run(), employerRef);
        jdbc.sql("""
                        insert into signature (run_id, employer_ref, period, account, content_sha256, lines_sha256,
                            reopened_run, signed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(run.run(), employerRef, period.toString(), account, hash, lines, reopened, now)
                .update();
        List<String> accounts = jdbc.sql("""
                        select account from signature
                        where employer_ref = ? and period = ? and content_sha256 = ? and reopened_run = ?
                        order by signed_at, account collate "C"
                        """)
                .params(employerRef, period.toString(), hash, reopened)
                .query(String.class)
                .list();
        boolean signedOff = accounts.size() >= ACCOUNTS;
        if (signedOff) {
            jdbc.sql("""
                            insert into sign_off (run_id, employer_ref, period, content_sha256, lines_sha256,
                                reopened_run, signed_off_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(run.run(), employerRef, period.toString(), hash, lines, reopened, now)
                    .update();
        }
        return new Signed(
                new Signature(run.run(), run.number(), period, employerRef, account, hash, lines, now.toInstant()),
                accounts,
                signedOff,
                signedOff ? settled.signedOff(run.run(), period, employerRef) : List.of());
    }

    /** The run that last opened the period again and settled it; 0 for none. Signatures before it are of the past. */
    private long reopenedRun(YearMonth period, String employerRef) {
        return jdbc.sql("""
                        select coalesce(max(p.run_id), 0) from reopening p
                        join counted_reconciliation n on n.run_id = p.run_id and n.employer_ref = p.employer_ref
                        where p.period = ? and p.employer_ref = ?
                        """)
                .params(period.toString(), employerRef)
                .query(Long.class)
                .single();
    }
}
