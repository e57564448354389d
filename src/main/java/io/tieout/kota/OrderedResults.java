package io.tieout.kota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one reader. As many as the window holds are under way; as many again may wait for a place or be done
 * and not yet taken, so that one slow answer does not stop the others and a place is not empty until the reader comes.
 */
final class OrderedResults<T> implements InFlight.Results<T> {

    /** @param over opens when the call has really ended; a cancelled future says so before that */
    private record Begun<T>(FutureTask<T> result, CountDownLatch over) {

        void run() {
            try {
                result.run();
            } finally {
                over.countDown();
            }
        }

        void drop() {
            result.cancel(false);
            over.countDown();
        }
    }

    private final Iterator<? extends Callable<T>> calls;
    private final int window;
    private final Executor threads;
    private final Deque<Begun<T>> begun = new ArrayDeque<>();
    private final Queue<Begun<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger places;
    private volatile boolean closed;

    OrderedResults(Iterator<? extends Callable<T>> calls, int window, Executor threads) {
        this.calls = calls;
        this.window = window;
        this.threads = threads;
        this.places = new AtomicInteger(window);
    }

    @Override
    public boolean hasNext() {
        while (!closed && begun.size() < 2 * window && calls.hasNext()) {
            begin(calls.next());
        }
        return !begun.isEmpty();
    }

    private void begin(Callable<T> call) {
        Begun<T> one = new Begun<>(new FutureTask<>(call), new CountDownLatch(1));
        begun.add(one);
        waiting.add(one);
        if (takePlace()) {
            threads.execute(this::work);
        }
    }

    /** One place of the window: a thread goes on with the next call by itself, and ends when none waits. */
    private void work() {
        do {
            for (Begun<T> next = nextWaiting(); next != null; next = nextWaiting()) {
                next.run();
            }
            places.incrementAndGet();
            // A call that came after the last look found no place free, so it is looked for once more.
        } while (!closed && !waiting.isEmpty() && takePlace());
    }

    private @Nullable Begun<T> nextWaiting() {
        return closed ? null : waiting.poll();
    }

    private boolean takePlace() {
        return places.getAndUpdate(free -> free > 0 ? free - 1 : 0) > 0;
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
        for (Begun<T> next = waiting.poll(); next != null; next = waiting.poll()) {
            next.drop();
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
