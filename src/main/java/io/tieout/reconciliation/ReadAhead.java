package io.tieout.reconciliation;

import io.tieout.batch.Ahead;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Lets a reader work in a thread of its own, so that a file is parsed while the rows before are on their way into the
 * database. Items come out in their order, a failure after the items before it. The reader may keep no position:
 * it is always ahead of what was committed.
 */
final class ReadAhead<T> implements ItemStreamReader<T> {

    private final ItemStreamReader<? extends T> reader;
    private final int together;
    private @Nullable Ahead<T> ahead;

    /** @param together items that change threads as one lot; small ones one by one would cost more than the reading */
    ReadAhead(ItemStreamReader<? extends T> reader, int together) {
        this.reader = reader;
        this.together = together;
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
        StepContext step = StepSynchronizationManager.getContext();
        ahead = new Ahead<>(sink -> readAll(step, sink), together);
    }

    @Override
    public @Nullable T read() throws Exception {
        Ahead<T> reading = ahead;
        if (reading == null) {
            return null;
        }
        T item = reading.next();
        if (item == null && reading.failure() != null) {
            throw reading.failure() instanceof Exception failed
                    ? failed
                    : new CancellationException("reading ended: " + reading.failure());
        }
        return item;
    }

    @Override
    public void close() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
        reader.close();
    }

    /** What is made once for each step execution is found by the thread's own entry in it. */
    private void readAll(@Nullable StepContext step, Consumer<T> sink) throws Exception {
        if (step != null) {
            StepSynchronizationManager.register(step.getStepExecution());
        }
        try {
            for (T item = reader.read(); item != null; item = reader.read()) {
                sink.accept(item);
            }
        } finally {
            if (step != null) {
                StepSynchronizationManager.release();
            }
        }
    }
}
