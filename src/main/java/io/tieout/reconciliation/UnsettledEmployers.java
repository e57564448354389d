package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes one range after the other for as long as there are some; several steps may do so side by side. */
@Component
@StepScope
class UnsettledEmployers implements ItemReader<EmployerRange> {

    private final UnsettledRanges ranges;
    private final long run;
    private final Progress progress;

    UnsettledEmployers(UnsettledRanges ranges, @Value("#{jobParameters['run']}") long run, Progress progress) {
        this.ranges = ranges;
        this.run = run;
        this.progress = progress;
    }

    @Override
    public @Nullable EmployerRange read() {
        EmployerRange next = ranges.take(run);
        if (next == null) {
            progress.end();
        }
        return next;
    }
}
