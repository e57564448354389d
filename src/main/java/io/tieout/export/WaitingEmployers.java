package io.tieout.export;

import io.tieout.batch.Progress;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The employers of a run that still lack their files. It asks the table each time it opens, so it keeps no
 * position of its own that a crash could lose.
 */
class WaitingEmployers implements ItemStreamReader<String> {

    private final long run;
    private final EmployersOfRun employers;
    private final Progress progress;
    private @Nullable Iterator<String> refs;

    WaitingEmployers(long run, EmployersOfRun employers, Progress progress) {
        this.run = run;
        this.employers = employers;
        this.progress = progress;
    }

    @Override
    public void open(ExecutionContext context) {
        var waiting = employers.waiting(run);
        progress.begin("Writing files, employers", waiting.size());
        refs = waiting.iterator();
    }

    @Override
    public @Nullable String read() {
        return refs != null && refs.hasNext() ? refs.next() : null;
    }

    @Override
    public void close() {
        progress.end();
    }
}
