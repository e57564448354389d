package io.tieout.contribution;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the lines of strangers the ref that Kota holds for them. They stay marked as not in the roster. */
@Component
@StepScope
class StrangerWriter implements ItemWriter<Stranger> {

    private final long run;
    private final JdbcClient jdbc;

    StrangerWriter(@Value("#{jobParameters['run']}") long run, JdbcClient jdbc) {
        this.run = run;
        this.jdbc = jdbc;
    }

    @Override
    public void write(Chunk<? extends Stranger> strangers) {
        // One statement for the chunk: a report of strangers only would else be searched once for each of them.
        jdbc.sql("update employee_breakdown b set employee_ref = s.ref from pull p,"
                        + " unnest(?::text[], ?::text[]) as s (id, ref)"
                        + " where p.id = b.pull_id and not b.in_roster and p.run_id = ? and p.state = 'COMPLETE'"
                        + " and b.employee_id = s.id")
                .params(
                        strangers.getItems().stream().map(Stranger::employeeId).toArray(String[]::new),
                        strangers.getItems().stream().map(Stranger::ref).toArray(String[]::new),
                        run)
                .update();
    }
}
