package io.tieout.kota;

import java.util.Iterator;
import java.util.concurrent.Callable;

/**
 * A window of calls: up to so many run at once while their results come out in the order in which
 * the calls went in. The source is drawn only as far as the window reaches, so memory stays constant.
 */
public interface InFlight extends AutoCloseable {

    /** @param window calls under way at most; as many again may be drawn and wait, or be done and not yet taken; at least 1 */
    static InFlight of(int window) {
        return new CallWindow(window);
    }

    /**
     * Results in the order of {@code calls}, for one reading thread. The iterator's {@code next} throws
     * what the call threw (a checked exception inside a CompletionException), after which the next one
     * can be asked for. Interrupting the reader makes {@code next} throw a CancellationException.
     * Closing it waits for the calls that already began and starts no more.
     */
    <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls);

    /**
     * The same for a reader that is long busy between two results.
     *
     * @param waiting so many may be drawn and wait, or be done and not yet taken; where there is no window it means nothing
     */
    default <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls, int waiting) {
        return inOrder(calls);
    }

    /** Half of the window, for one of two readers that work side by side; at least one call. */
    default InFlight half() {
        return this;
    }

    interface Results<T> extends Iterator<T>, AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
