package io.tieout.contribution;

import io.tieout.batch.RunInputs;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ReconcileInputs;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A month for which Kota has no report of anybody is a mistyped period, not a month without charges. */
@Component
@StepScope
class ReportsRequired implements Tasklet {

    private final long run;
    private final ReconcileInputs inputs;
    private final JdbcClient jdbc;

    ReportsRequired(@Value("#{jobParameters['run']}") long run, RunInputs inputs, JdbcClient jdbc) {
        this.run = run;
        this.inputs = inputs.of(run, ReconcileInputs.class);
        this.jdbc = jdbc;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        long employers = count("select count(*) from run_employer where run_id = ?");
        long failed = count("select count(*) from run_employer where run_id = ? and failure is not null");
        long reports = count("select count(*) from pull where run_id = ? and state = 'COMPLETE'");
        if (reports == 0 && failed == 0) {
            throw new UsageException("Kota has no contribution report for " + inputs.period() + " of "
                    + (employers == 1 ? "this employer" : "any of these " + employers + " employers")
                    + ". Check --period: reports appear at the start of their month, for employers with a policy.");
        }
        return RepeatStatus.FINISHED;
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(run).query(Long.class).single();
    }
}
