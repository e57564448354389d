package io.tieout.contribution;

import io.tieout.batch.RunInputs;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ReconcileInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the employers of the run but those whose period is signed off; a restart gives those that failed another chance. */
@Component
@StepScope
class EmployersInScope implements Tasklet {

    private final long run;
    private final ReconcileInputs inputs;
    private final JdbcClient jdbc;

    EmployersInScope(@Value("#{jobParameters['run']}") long run, RunInputs inputs, JdbcClient jdbc) {
        this.run = run;
        this.inputs = inputs.of(run, ReconcileInputs.class);
        this.jdbc = jdbc;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        List<String> known = jdbc.sql("select employer_ref from employer where kota_id is not null")
                .query(String.class)
                .list();
        if (known.isEmpty()) {
            throw new UsageException("No employer of this database is linked to Kota yet, so there is nothing to"
                    + " reconcile. Run \"sync\" with the employers and employees files first.");
        }
        List<String> unknown = new ArrayList<>(new TreeSet<>(inputs.employers()));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new UsageException("--employer " + String.join(", ", unknown) + ": not an employer that was synced."
                    + " Check the ref (leading zeros count), or run \"sync\" first.");
        }
        jdbc.sql("insert into run_employer (run_id, employer_ref, employer_id)"
                        + " select ?, employer_ref, kota_id from employer where kota_id is not null"
                        + " and (? or employer_ref = any(?)) and not exists (select from run_signed_off s"
                        + " where s.run_id = ? and s.employer_ref = employer.employer_ref) on conflict do nothing")
                .params(run, inputs.employers().isEmpty(), inputs.employers().toArray(String[]::new), run)
                .update();
        jdbc.sql("update run_employer set failure = null where run_id = ?")
                .param(run)
                .update();
        return RepeatStatus.FINISHED;
    }
}
