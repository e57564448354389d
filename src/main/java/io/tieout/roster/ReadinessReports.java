package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.batch.UsageException;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who of the roster can use Kota's own pages. Nobody is asked for one by one: Kota's lists tell. */
@Component
public class ReadinessReports {

    private static final int AT_A_TIME = 500;

    private static final String BY_EMPLOYER = """
            select er.employer_ref, coalesce(er.kota_status, 'unknown') as status, count(p.employee_ref) as people,
                   count(*) filter (where p.hosted = 'yes') as ready,
                   count(*) filter (where p.status = 'pending') as pending,
                   count(*) filter (where p.status = 'restricted') as restricted
            from employer er left join (%s) p on p.employer_ref = er.employer_ref
            where er.kota_id is not null
              and (cardinality(:employers::text[]) = 0 or er.employer_ref = any(:employers::text[]))
            group by er.employer_ref order by er.employer_ref collate "C"
            """.formatted(Readiness.PEOPLE);

    private static final String WAITING = "select * from (" + Readiness.PEOPLE + """
            ) p where hosted <> 'yes'
            order by status = 'restricted' desc, since collate "C", employer_ref collate "C", employee_ref collate "C"
            """;

    private final JdbcClient db;
    private final JdbcClient streaming;
    private final TransactionTemplate reading;
    private final SyncLock alone;
    private final StatusSweep lists;

    ReadinessReports(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Kota kota,
            InFlight window,
            Clock clock,
            Progress progress) {
        db = JdbcClient.create(dataSource);
        JdbcTemplate bitByBit = new JdbcTemplate(dataSource);
        bitByBit.setFetchSize(AT_A_TIME);
        streaming = JdbcClient.create(bitByBit);
        reading = new TransactionTemplate(transactions);
        alone = new SyncLock(dataSource, clock);
        lists = new StatusSweep(kota, window, db, clock, progress);
    }

    /**
     * Reads Kota's lists and notes the states they tell.
     *
     * @return the moment of which all that is told afterwards holds
     * @throws io.tieout.batch.RunBusyException if a sync runs, which reads the lists itself
     */
    public Instant refresh() {
        return alone.with(lists::read);
    }

    /** @throws UsageException if one of them is not known at Kota */
    public void checkKnown(Collection<String> employers) {
        for (String ref : employers) {
            if (db.sql("select 1 from employer where employer_ref = :ref and kota_id is not null")
                    .param("ref", ref)
                    .query(Integer.class)
                    .optional()
                    .isEmpty()) {
                throw new UsageException("No employer " + ref + " is known at Kota. Check the ref, zeros included;"
                        + " \"sync\" makes employers known.");
            }
        }
    }

    /** @param employers none for all; sorted by ref */
    public List<EmployerReadiness> employers(Collection<String> employers) {
        return db.sql(BY_EMPLOYER)
                .param("employers", refs(employers))
                .query(EmployerReadiness.class)
                .list();
    }

    /** Who can't use them now: the restricted first, then who has waited longest; any number in constant memory. */
    public void waiting(Collection<String> employers, Consumer<WaitingPerson> each) {
        reading.executeWithoutResult(status -> streaming
                .sql(WAITING)
                .param("employers", refs(employers))
                .query(row -> {
                    each.accept(new WaitingPerson(
                            row.getString("employer_ref"),
                            row.getString("employee_ref"),
                            row.getString("status"),
                            row.getString("since"),
                            row.getString("why")));
                }));
    }

    /** The first of those who can't use them now, in the same order. */
    public List<WaitingPerson> waiting(Collection<String> employers, int atMost) {
        return db.sql(WAITING + " limit :most")
                .param("employers", refs(employers))
                .param("most", atMost)
                .query(WaitingPerson.class)
                .list();
    }

    /** Writes everybody of these employers, none for all, to the file; it is whole or as it was. */
    public void write(Path file, Collection<String> employers) {
        reading.executeWithoutResult(status -> Readiness.write(db, file, employers));
    }

    private static String[] refs(Collection<String> employers) {
        return employers.toArray(String[]::new);
    }
}
