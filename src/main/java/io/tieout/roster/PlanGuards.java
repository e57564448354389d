package io.tieout.roster;

import io.tieout.batch.RunInputs;
import io.tieout.jobfile.RosterSyncInputs;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Stands between the plan and the first call: what it does not let through is not sent.
 *
 * <p>Nothing that ends somebody's cover is sent yet, so there is nothing to refuse; limits on
 * offboardings and missing people belong here.
 */
@Component
class PlanGuards implements JobExecutionDecider {

    static final String SEND = "SEND";
    static final String PLAN_ONLY = "PLAN_ONLY";

    private final RunInputs inputs;

    PlanGuards(RunInputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public FlowExecutionStatus decide(JobExecution execution, @Nullable StepExecution plan) {
        Long run = execution.getJobParameters().getLong("run");
        if (run == null) {
            throw new IllegalStateException("the job was started without its run");
        }
        boolean dryRun = inputs.of(run, RosterSyncInputs.class).dryRun();
        return new FlowExecutionStatus(dryRun ? PLAN_ONLY : SEND);
    }
}
