package io.tieout.export;

import io.tieout.jobfile.ReconcileInputs;
import java.time.Clock;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Tells how the period stands across employers, when their files are written. */
class PortfolioWriting implements Tasklet {

    private final int run;
    private final ReconcileInputs inputs;
    private final Portfolio portfolio;
    private final Clock clock;

    /** @param run its number in the period */
    PortfolioWriting(int run, ReconcileInputs inputs, Portfolio portfolio, Clock clock) {
        this.run = run;
        this.inputs = inputs;
        this.portfolio = portfolio;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        portfolio.write(
                inputs.out(),
                inputs.period().toString(),
                run,
                clock.instant(),
                new EmployerNames(inputs.employerNames()));
        return RepeatStatus.FINISHED;
    }
}
