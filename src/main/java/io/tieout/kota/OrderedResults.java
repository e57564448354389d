package io.tieout.kota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** The calls under way and those done but not yet taken, together never more than the window; one reader. */
final class OrderedResults<T> implements InFlight.Results<T> {

    /** @param over opens when the call has really ended; a cancelled future says so before that */
    private record Begun<T>(FutureTask<T> result, CountDownLatch over) {}

    private final Iterator<? extends Callable<T>> calls;
    private final int window;
    private final Executor threads;
    private final Deque<Begun<T>> begun = new ArrayDeque<>();
    private boolean closed;

    OrderedResults(Iterator<? extends Callable<T>> calls, int window, Executor threads) {
        this.calls = calls;
        this.window = window;
        this.threads = threads;
    }

    @Override
    public boolean hasNext() {
        while (!closed && begun.size() < window && calls.hasNext()) {
            begin(calls.next());
        }
        return !begun.isEmpty();
    }

    private void begin(Callable<T> call) {
        Begun<T> one = new Begun<>(new FutureTask<>(call), new CountDownLatch(1));
        threads.execute(() -> {
            try {
                one.result().run();
            } finally {
                one.over().countDown();
            }
        });
        begun.add(one);
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Begun<T> head = begun.element();
        try {
            head.over().await();
            begun.remove();
            return head.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while waiting for Kota");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /**
     * What already began may be a write that Kota carries out, so it is waited for. When this thread is
     * told to stop, the calls are told too: their waits between two tries then end at once.
     */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            begun.forEach(one -> one.result().cancel(true));
        }
        while (!begun.isEmpty()) {
            try {
                begun.element().over().await();
                begun.remove();
            } catch (InterruptedException e) {
                interrupted = true;
                begun.forEach(one -> one.result().cancel(true));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
