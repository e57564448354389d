package io.tieout.reconciliation;

import io.tieout.batch.GuardException;
import io.tieout.jobfile.ReconcileInputs;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps runs away from periods that are signed off. Such an employer is left as it is while the others go on; with
 * a reason its period is opened again, and the reason stays beside the run for good.
 */
@Component
public class SignedOffPeriods {

    private static final int NAMED = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignedOffPeriods(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * Looks before a run begins whether anything is left for it.
     *
     * @throws GuardException if every employer that it would settle is signed off and no reason is given
     */
    public void refuseWhenNothingIsOpen(ReconcileInputs inputs) {
        List<String> closed = inputs.reopen() == null ? closed(0, inputs) : List.of();
        if (closed.isEmpty() || inScope(inputs) > closed.size()) {
            return;
        }
        List<String> named = closed.subList(0, Math.min(NAMED, closed.size()));
        throw new GuardException(String.join(", ", named)
                + (named.size() < closed.size() ? " and " + (closed.size() - named.size()) + " more" : "")
                + (closed.size() == 1 ? " is" : " are") + " signed off for " + inputs.period()
                + ", so nothing was run and nothing has changed. If the period has to be settled again, add --reopen"
                + " and the reason in quotes: what was signed stays, and \"bridge\" shows what changed and why.");
    }

    /**
     * Notes which employers the run leaves as they are, or why it opens them again.
     *
     * @throws GuardException if nothing is left to be settled
     */
    void begin(long run, ReconcileInputs inputs) {
        jdbc.sql("delete from run_signed_off where run_id = ?").param(run).update();
        refuseWhenNothingIsOpen(run, inputs);
        ReconcileInputs.Reopen reopen = inputs.reopen();
        for (String employer : closed(run, inputs)) {
            if (reopen == null) {
                jdbc.sql("""
                                insert into run_signed_off (run_id, employer_ref, signed_run)
                                select ?, employer_ref, max(run_id) from closed_period
                                where employer_ref = ? and period = ? group by employer_ref
                                """).params(run, employer, inputs.period().toString()).update();
            } else {
                jdbc.sql("""
                                insert into reopening (run_id, employer_ref, period, signed_run, reason, account,
                                    reopened_at)
                                select ?, employer_ref, period, max(run_id), ?, ?, ? from closed_period
                                where employer_ref = ? and period = ? group by employer_ref, period
                                on conflict do nothing
                                """)
                        .params(
                                run,
                                reopen.reason(),
                                reopen.account(),
                                OffsetDateTime.now(clock),
                                employer,
                                inputs.period().toString())
                        .update();
            }
        }
    }

    private void refuseWhenNothingIsOpen(long run, ReconcileInputs inputs) {
        // What this very run settled and was signed since is done; a restart goes on with the others.
        if (closed(run, inputs).size() == closed(0, inputs).size()) {
            refuseWhenNothingIsOpen(inputs);
        }
    }

    /** The employers of a command whose period another run holds signed off. @param run that may go on, 0 for none */
    private List<String> closed(long run, ReconcileInputs inputs) {
        return jdbc.sql("""
                        select distinct employer_ref collate "C" as ref from closed_period
                        where period = :period and run_id <> :run and (:all or employer_ref = any(:employers))
                        order by ref
                        """)
                .param("period", inputs.period().toString())
                .param("run", run)
                .param("all", inputs.employers().isEmpty())
                .param("employers", inputs.employers().toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private long inScope(ReconcileInputs inputs) {
        return jdbc.sql("""
                        select count(*) from employer
                        where kota_id is not null and (:all or employer_ref = any(:employers))
                        """)
                .param("all", inputs.employers().isEmpty())
                .param("employers", inputs.employers().toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
