package io.tieout.kota;

import java.util.Iterator;
import java.util.concurrent.Callable;

/**
 * A window of calls: up to so many run at once while their results come out in the order in which
 * the calls went in. The source is drawn only as far as the window reaches, so memory stays constant.
 */
public interface InFlight extends AutoCloseable {

    /** @param window calls under way, or done and not yet taken, at most; at least 1 */
    static InFlight of(int window) {
        return new CallWindow(window);
    }

    /**
     * Results in the order of {@code calls}, for one reading thread. The iterator's {@code next} throws
     * what the call threw (a checked exception inside a CompletionException), after which the next one
     * can be asked for. Interrupting the reader makes {@code next} throw a CancellationException.
     * Closing it waits for the calls that already began and starts no more.
     */
    default <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls) {
        return inOrder(calls, 0);
    }

    /**
     * The same, with more calls drawn from the source that wait for a place in the window: so it stays full while the
     * reading thread is busy with something else. Closing it forgets those that wait.
     *
     * @param waiting how many wait at most; with the window these are all that is drawn and not yet taken
     */
    <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls, int waiting);

    interface Results<T> extends Iterator<T>, AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
