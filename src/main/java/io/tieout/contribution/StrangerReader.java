package io.tieout.contribution;

import io.tieout.kota.Employee;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks Kota who the people are whom the roster does not know: a register may still carry their ref. */
@Component
@StepScope
class StrangerReader implements ItemStreamReader<Stranger> {

    private final long run;
    private final JdbcClient jdbc;
    private final Kota kota;
    private final InFlight window;
    private InFlight.@Nullable Results<Stranger> answers;

    StrangerReader(@Value("#{jobParameters['run']}") long run, JdbcClient jdbc, Kota kota, InFlight window) {
        this.run = run;
        this.jdbc = jdbc;
        this.kota = kota;
        this.window = window;
    }

    @Override
    public void open(ExecutionContext context) {
        List<String> ids = jdbc.sql("select distinct l.employee_id from pull p cross join lateral"
                        + " (select o.employee_id, o.employee_ref from employee_breakdown o"
                        + " where o.pull_id = p.id and not o.in_roster offset 0) l"
                        + " where p.run_id = ? and p.state = 'COMPLETE'"
                        + " and l.employee_ref = l.employee_id order by 1")
                .param(run)
                .query(String.class)
                .list();
        answers = window.inOrder(
                ids.stream().map(id -> (Callable<Stranger>) () -> ask(id)).iterator());
    }

    private Stranger ask(String id) {
        try {
            Employee employee = kota.employee(id);
            Map<String, String> metadata = employee.metadata();
            String ref = metadata == null ? null : metadata.get("id");
            return new Stranger(id, ref == null || ref.isBlank() ? id : ref);
        } catch (KotaException refused) {
            if (PullWork.concernsEverybody(refused)) {
                throw refused;
            }
            // The person keeps Kota's id as the ref: a name that can't be asked for ends nobody's reconciliation.
            return new Stranger(id, id);
        }
    }

    @Override
    public @Nullable Stranger read() {
        return answers != null && answers.hasNext() ? answers.next() : null;
    }

    @Override
    public void close() {
        if (answers != null) {
            answers.close();
            answers = null;
        }
    }
}
