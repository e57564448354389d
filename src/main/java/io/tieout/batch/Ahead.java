package io.tieout.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a source hands over in a thread of its own, so that the next things are read while those before are
 * worked on. They come out in their order, a failure after what came before it. Memory stays constant.
 */
public final class Ahead<T> implements AutoCloseable {

    /** How many lots may wait. */
    private static final int LOTS = 6;

    /** Hands over all there is and returns. */
    public interface Source<T> {
        void readAll(Consumer<T> sink) throws Exception;
    }

    /** Nobody asks for more. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param last whether nothing follows. @param failure what ended the reading; null when it was the end */
    private record Lot<T>(
            List<T> items, boolean last, @Nullable Throwable failure) {}

    private final BlockingQueue<Lot<T>> lots = new ArrayBlockingQueue<>(LOTS);
    private final int together;
    private final Thread thread;
    private List<T> gathered;
    private Lot<T> lot = new Lot<>(List.of(), false, null);
    private Iterator<T> items = lot.items().iterator();

    /** Begins at once. @param together what changes threads as one lot: one by one would cost more than the reading */
    public Ahead(Source<T> source, int together) {
        this.together = together;
        this.gathered = new ArrayList<>(together);
        this.thread = new Thread(() -> run(source), "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next one; null when nothing follows, and then {@link #failure} says why. */
    public @Nullable T next() throws InterruptedException {
        while (!items.hasNext()) {
            if (lot.last()) {
                return null;
            }
            lot = lots.take();
            items = lot.items().iterator();
        }
        return items.next();
    }

    /** What ended the reading before its end; null when nothing did, or not yet. */
    public @Nullable Throwable failure() {
        return lot.failure();
    }

    /** Reads no further; the source has let go of everything when this returns. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Source<T> source) {
        try {
            source.readAll(this::gather);
            put(new Lot<>(gathered, true, null));
        } catch (GivenUp | InterruptedException closed) {
            // And so nobody has to be told.
        } catch (Exception | Error failed) {
            tell(failed);
        }
    }

    private void tell(Throwable failed) {
        try {
            put(new Lot<>(gathered, true, failed));
        } catch (GivenUp closed) {
            // Another failure is told.
        }
        if (failed instanceof Error broken) {
            throw broken;
        }
    }

    private void gather(T item) {
        gathered.add(item);
        if (gathered.size() == together) {
            put(new Lot<>(gathered, false, null));
            gathered = new ArrayList<>(together);
        }
    }

    private void put(Lot<T> full) {
        try {
            lots.put(full);
        } catch (InterruptedException closed) {
            throw new GivenUp();
        }
    }
}
