package io.tieout.kota;

import java.util.Iterator;
import java.util.concurrent.Callable;

/**
 * A window of calls: up to so many run at once while their results come out in the order in which
 * the calls went in. The source is drawn only as far as the window reaches, so memory stays constant.
 */
public interface InFlight extends AutoCloseable {

    /**
     * Results in the order of {@code calls}. The iterator's {@code next} throws what the call threw.
     * Closing it waits for the calls that already began and starts no more.
     */
    <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls);

    interface Results<T> extends Iterator<T>, AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
