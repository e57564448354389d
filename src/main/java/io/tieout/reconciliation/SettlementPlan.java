package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says what is still to be settled, and lets PostgreSQL look at the rows it will have to plan for. */
@Component
@StepScope
class SettlementPlan implements Tasklet {

    private final UnsettledRanges ranges;
    private final RangeSession session;
    private final long run;
    private final Progress progress;

    SettlementPlan(
            UnsettledRanges ranges,
            RangeSession session,
            @Value("#{jobParameters['run']}") long run,
            Progress progress) {
        this.ranges = ranges;
        this.session = session;
        this.run = run;
        this.progress = progress;
    }

    @Override
    public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        UnsettledRanges.Left left = ranges.cut(run);
        session.lookAtNewRows(left.rows());
        progress.begin("Reconciling employers", left.employers());
        return RepeatStatus.FINISHED;
    }
}
