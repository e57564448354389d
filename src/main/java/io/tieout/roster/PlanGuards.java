package io.tieout.roster;

import io.tieout.batch.RunInputs;
import io.tieout.jobfile.RosterSyncInputs;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stands between the plan and the first call: what the guards did not let through is not sent.
 *
 * <p>It reads what they found from the database, so that a restart comes to the same answer.
 */
@Component
class PlanGuards implements JobExecutionDecider {

    static final String SEND = "SEND";
    static final String PLAN_ONLY = "PLAN_ONLY";

    private final RunInputs inputs;
    private final JdbcClient db;

    PlanGuards(RunInputs inputs, JdbcClient db) {
        this.inputs = inputs;
        this.db = db;
    }

    @Override
    public FlowExecutionStatus decide(JobExecution execution, @Nullable StepExecution plan) {
        Long run = execution.getJobParameters().getLong("run");
        if (run == null) {
            throw new IllegalStateException("the job was started without its run");
        }
        boolean dryRun = inputs.of(run, RosterSyncInputs.class).dryRun();
        return new FlowExecutionStatus(dryRun || refused(db, run) ? PLAN_ONLY : SEND);
    }

    /** Whether nothing of the run's plan may be sent. */
    static boolean refused(JdbcClient db, long run) {
        return db.sql("select exists (select from guard_finding where run_id = :run)")
                .param("run", run)
                .query(Boolean.class)
                .single();
    }
}
