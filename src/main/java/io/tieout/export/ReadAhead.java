package io.tieout.export;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows over from a thread of their own, so that the next ones come out of the database while those before are
 * written. They come in their order; a failure comes after the rows before it. Memory stays constant.
 */
final class ReadAhead<R> {

    /** Rows that change threads together; one by one they would cost more than the reading. */
    private static final int TOGETHER = 500;

    private static final int LOTS = 6;

    /** @param last whether nothing follows. @param failure what ended the reading; null when it was the end */
    private record Lot<R>(
            List<R> rows, boolean last, @Nullable Throwable failure) {}

    private static final class GivenUp extends RuntimeException {}

    private final BlockingQueue<Lot<R>> lots = new ArrayBlockingQueue<>(LOTS);
    private List<R> gathered = new ArrayList<>(TOGETHER);

    private ReadAhead() {}

    /** @param source reads in a transaction of its own, so it sees what is committed */
    static <R> void forEach(Consumer<Consumer<R>> source, Consumer<R> consumer) {
        new ReadAhead<R>().run(source, consumer);
    }

    private void run(Consumer<Consumer<R>> source, Consumer<R> consumer) {
        Thread thread = new Thread(() -> readAll(source), "read-ahead");
        thread.setDaemon(true);
        thread.start();
        try {
            Lot<R> lot;
            do {
                lot = lots.take();
                lot.rows().forEach(consumer);
            } while (!lot.last());
            if (lot.failure() != null) {
                throw lot.failure() instanceof RuntimeException ours ? ours : new IllegalStateException(lot.failure());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rows were read", stop);
        } finally {
            end(thread);
        }
    }

    /** The cursor is closed before anybody goes on. */
    private static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(Consumer<Consumer<R>> source) {
        try {
            source.accept(this::gather);
            put(new Lot<>(gathered, true, null));
        } catch (GivenUp nobodyListens) {
            // What was to be written failed, and that failure is told.
        } catch (Throwable failed) {
            tell(failed);
        }
    }

    private void tell(Throwable failed) {
        try {
            put(new Lot<>(gathered, true, failed));
        } catch (GivenUp nobodyListens) {
            // Another failure is told.
        }
    }

    private void gather(R row) {
        gathered.add(row);
        if (gathered.size() == TOGETHER) {
            put(new Lot<>(gathered, false, null));
            gathered = new ArrayList<>(TOGETHER);
        }
    }

    private void put(Lot<R> lot) {
        try {
            lots.put(lot);
        } catch (InterruptedException stop) {
            throw new GivenUp();
        }
    }
}
