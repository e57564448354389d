package io.tieout.reconciliation;

import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Before anything is read: which employers of the run are signed off. @see SignedOffPeriods */
@Component
@StepScope
class PeriodOpening implements Tasklet {

    private final long run;
    private final ReconcileInputs inputs;
    private final SignedOffPeriods periods;

    PeriodOpening(@Value("#{jobParameters['run']}") long run, RunInputs runs, SignedOffPeriods periods) {
        this.run = run;
        this.inputs = runs.of(run, ReconcileInputs.class);
        this.periods = periods;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        periods.begin(run, inputs);
        return RepeatStatus.FINISHED;
    }
}
