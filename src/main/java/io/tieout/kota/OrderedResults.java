package io.tieout.kota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The calls that wait, those under way, and those done but not yet taken; one reader. */
final class OrderedResults<T> implements InFlight.Results<T> {

    /** @param over opens when the call has really ended; a cancelled future says so before that */
    private record Begun<T>(FutureTask<T> result, CountDownLatch over) {}

    private final Iterator<? extends Callable<T>> calls;
    private final int window;
    private final int drawn;
    private final Executor threads;
    private final Deque<Begun<T>> begun = new ArrayDeque<>();
    private final Object lock = new Object();
    private final Queue<Begun<T>> waiting = new ArrayDeque<>();
    private int running;
    private boolean closed;

    OrderedResults(Iterator<? extends Callable<T>> calls, int window, int waiting, Executor threads) {
        this.calls = calls;
        this.window = window;
        this.drawn = window + waiting;
        this.threads = threads;
    }

    @Override
    public boolean hasNext() {
        while (!closed && begun.size() < drawn && calls.hasNext()) {
            begin(calls.next());
        }
        return !begun.isEmpty();
    }

    private void begin(Callable<T> call) {
        Begun<T> one = new Begun<>(new FutureTask<>(call), new CountDownLatch(1));
        synchronized (lock) {
            if (running < window) {
                threads.execute(() -> run(one));
                running++;
            } else {
                waiting.add(one);
            }
        }
        begun.add(one);
    }

    /** One after the other, as long as some wait: a thread is a place in the window. */
    private void run(Begun<T> first) {
        for (Begun<T> one = first; one != null; one = following()) {
            try {
                one.result().run();
            } finally {
                one.over().countDown();
            }
        }
    }

    private @Nullable Begun<T> following() {
        synchronized (lock) {
            Begun<T> next = waiting.poll();
            if (next == null) {
                running--;
            }
            return next;
        }
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
     * What already began may be a write that Kota carries out, so it is waited for; what waits is not begun. When this
     * thread is told to stop, the calls are told too: their waits between two tries then end at once.
     */
    @Override
    public void close() {
        closed = true;
        synchronized (lock) {
            waiting.forEach(one -> one.over().countDown());
            waiting.clear();
        }
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
