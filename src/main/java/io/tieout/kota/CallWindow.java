package io.tieout.kota;

import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@link InFlight} with a thread per call: virtual ones where Java has them, else pooled ones. The
 * window bounds them, not the pool, so that a call may itself use a window without waiting for ever.
 */
final class CallWindow implements InFlight {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int size;
    private final ExecutorService threads;

    CallWindow(int size) {
        this(size, threads());
    }

    private CallWindow(int size, ExecutorService threads) {
        this.size = size;
        this.threads = threads;
    }

    @Override
    public InFlight half() {
        return new CallWindow(Math.max(1, size / 2), threads);
    }

    @Override
    public <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls) {
        return inOrder(calls, size);
    }

    @Override
    public <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls, int waiting) {
        return new OrderedResults<>(calls, size, waiting, threads);
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private static ExecutorService threads() {
        try {
            // Java 21 and later; this is compiled for 17.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "kota-call-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
