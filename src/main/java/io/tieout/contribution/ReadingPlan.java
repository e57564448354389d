package io.tieout.contribution;

import io.tieout.batch.Progress;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Clears away what an interrupted try left half read, and says whose reports are still to be read. */
@Component
@StepScope
class ReadingPlan implements Tasklet {

    private final long run;
    private final Pulls pulls;
    private final UnreadEmployers unread;
    private final Progress progress;

    ReadingPlan(@Value("#{jobParameters['run']}") long run, Pulls pulls, UnreadEmployers unread, Progress progress) {
        this.run = run;
        this.pulls = pulls;
        this.unread = unread;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        pulls.discardUnfinished(run);
        progress.begin("Pulling contribution reports, employers", unread.list(run));
        return RepeatStatus.FINISHED;
    }
}
