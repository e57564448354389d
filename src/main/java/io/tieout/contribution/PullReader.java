package io.tieout.contribution;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads Kota's answers as they come, through a window of calls that reaches across chunks.
 *
 * <p>The calls run on the window's own threads. The chunk's transaction has not touched the database
 * while it waits here, and with a lazy connection it holds none.
 */
@Component
@StepScope
class PullReader implements ItemStreamReader<Fetched> {

    private final long run;
    private final RunInputs inputs;
    private final Pulls pulls;
    private final UnreadEmployers unread;
    private final Kota kota;
    private final InFlight window;
    private final Progress progress;
    private final StepExecution step;
    private InFlight.@Nullable Results<Fetched> answers;

    PullReader(
            @Value("#{jobParameters['run']}") long run,
            @Value("#{stepExecution}") StepExecution step,
            RunInputs inputs,
            Pulls pulls,
            UnreadEmployers unread,
            Kota kota,
            InFlight window,
            Progress progress) {
        this.run = run;
        this.step = step;
        this.inputs = inputs;
        this.pulls = pulls;
        this.unread = unread;
        this.kota = kota;
        this.window = window;
        this.progress = progress;
    }

    @Override
    public void open(ExecutionContext context) {
        var period = inputs.of(run, ReconcileInputs.class).period();
        answers = window.half()
                .inOrder(new PullWork(kota, period, unread.take(run), pulls.finalReadings(period.toString())));
    }

    /** Ends early where another step of the job has failed: whoever has to mend that is not kept waiting. */
    @Override
    public @Nullable Fetched read() {
        return answers != null && !anotherFailed() && answers.hasNext() ? answers.next() : null;
    }

    private boolean anotherFailed() {
        return step.getJobExecution().getStepExecutions().stream()
                .anyMatch(other -> other.getStatus() == BatchStatus.FAILED);
    }

    @Override
    public void close() {
        if (answers != null) {
            answers.close();
            answers = null;
            progress.end();
        }
    }
}
