package io.tieout.contribution;

import java.util.List;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends the run as failed when an employer failed, after the others are complete. */
@Component
@StepScope
class Verdict implements Tasklet {

    private final long run;
    private final JdbcClient jdbc;

    Verdict(@Value("#{jobParameters['run']}") long run, JdbcClient jdbc) {
        this.run = run;
        this.jdbc = jdbc;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        List<String> failed = jdbc.sql(
                        "select employer_ref || ': ' || coalesce(failure, 'it was not finished') from run_employer"
                                + " where run_id = ? and (failure is not null or exported_at is null)"
                                + " order by employer_ref")
                .param(run)
                .query(String.class)
                .list();
        if (!failed.isEmpty()) {
            throw new EmployersFailedException(failed);
        }
        return RepeatStatus.FINISHED;
    }
}
