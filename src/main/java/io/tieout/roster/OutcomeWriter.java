package io.tieout.roster;

import io.tieout.batch.Progress;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Notes what became of the calls, in the chunk's transaction. */
class OutcomeWriter implements ItemWriter<Sent> {

    private final Intents intents;
    private final Progress progress;

    OutcomeWriter(Intents intents, Progress progress) {
        this.intents = intents;
        this.progress = progress;
    }

    @Override
    public void write(Chunk<? extends Sent> sent) {
        intents.settle(sent.getItems());
        progress.advance(sent.size());
    }
}
