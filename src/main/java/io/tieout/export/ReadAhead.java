package io.tieout.export;

import io.tieout.batch.Ahead;
import java.util.function.Consumer;

/** Lets rows come out of the database while those before are written. */
final class ReadAhead {

    /** Rows that change threads together. */
    private static final int TOGETHER = 500;

    private ReadAhead() {}

    /**
     * Hands over all rows of the source, and then throws what ended it if it did not come to its end.
     *
     * @param source reads in a transaction of its own, so it sees what is committed
     */
    static <R> void forEach(Consumer<Consumer<R>> source, Consumer<R> consumer) {
        try (Ahead<R> ahead = new Ahead<>(source::accept, TOGETHER)) {
            for (R row = ahead.next(); row != null; row = ahead.next()) {
                consumer.accept(row);
            }
            Throwable failure = ahead.failure();
            if (failure != null) {
                throw failure instanceof RuntimeException ours ? ours : new IllegalStateException(failure);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rows were read", stop);
        }
    }
}
