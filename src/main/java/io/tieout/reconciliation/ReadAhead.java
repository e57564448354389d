package io.tieout.reconciliation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
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

    /** How many lots may wait, so that memory stays constant. */
    private static final int LOTS = 8;

    /** @param last whether nothing follows. @param failure what ended the reading; null when it was the end */
    private record Lot<T>(
            List<T> items, boolean last, @Nullable Exception failure) {}

    private final ItemStreamReader<? extends T> reader;
    private final int together;
    private BlockingQueue<Lot<T>> lots = new ArrayBlockingQueue<>(LOTS);
    private Lot<T> lot = new Lot<>(List.of(), true, null);
    private Iterator<T> items = lot.items().iterator();
    private @Nullable Thread thread;

    /** @param together items that change threads as one lot; small ones one by one would cost more than the reading */
    ReadAhead(ItemStreamReader<? extends T> reader, int together) {
        this.reader = reader;
        this.together = together;
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
        BlockingQueue<Lot<T>> queue = new ArrayBlockingQueue<>(LOTS);
        lots = queue;
        lot = new Lot<>(List.of(), false, null);
        items = lot.items().iterator();
        StepContext step = StepSynchronizationManager.getContext();
        thread = new Thread(() -> readAll(step, queue), "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public @Nullable T read() throws Exception {
        while (!items.hasNext()) {
            if (lot.failure() != null) {
                throw lot.failure();
            }
            if (lot.last()) {
                return null;
            }
            lot = lots.take();
            items = lot.items().iterator();
        }
        return items.next();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
        reader.close();
    }

    /** What is made once for each step execution is found by the thread's own entry in it. */
    private void readAll(@Nullable StepContext step, BlockingQueue<Lot<T>> queue) {
        if (step != null) {
            StepSynchronizationManager.register(step.getStepExecution());
        }
        try {
            readAll(queue);
        } catch (InterruptedException closed) {
            // Nobody asks for more.
        } finally {
            if (step != null) {
                StepSynchronizationManager.release();
            }
        }
    }

    private void readAll(BlockingQueue<Lot<T>> queue) throws InterruptedException {
        List<T> gathered = new ArrayList<>(together);
        try {
            for (T item = reader.read(); item != null; item = reader.read()) {
                gathered.add(item);
                if (gathered.size() == together) {
                    queue.put(new Lot<>(gathered, false, null));
                    gathered = new ArrayList<>(together);
                }
            }
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Exception failed) {
            queue.put(new Lot<>(gathered, true, failed));
            return;
        } catch (Error broken) {
            queue.put(new Lot<>(gathered, true, new CancellationException("reading ended: " + broken)));
            throw broken;
        }
        queue.put(new Lot<>(gathered, true, null));
    }
}
