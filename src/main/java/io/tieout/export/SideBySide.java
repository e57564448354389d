package io.tieout.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does something for several employers at a time, each in a transaction of its own. While one waits until its file is
 * on the disk the others go on.
 */
final class SideBySide {

    /** More than there are processors in a small machine, because each waits for the disk; few for small memory. */
    private static final int THREADS = 4;

    interface Work {
        void of(String employerRef) throws IOException;
    }

    private final TransactionTemplate transactions;

    SideBySide(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    /** Ends when nothing is under way any more. After a failure no further employer is begun, and it is thrown. */
    void each(List<? extends String> employerRefs, Work work) throws IOException {
        Queue<String> waiting = new ConcurrentLinkedQueue<>(employerRefs);
        int size = Math.max(1, Math.min(THREADS, employerRefs.size()));
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            CompletableFuture<?>[] all = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> takeAll(waiting, work), threads))
                    .limit(size)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException failed) {
            rethrow(failed);
        } finally {
            threads.shutdown();
        }
    }

    private void takeAll(Queue<String> waiting, Work work) {
        try {
            for (String ref = waiting.poll(); ref != null; ref = waiting.poll()) {
                String employer = ref;
                transactions.executeWithoutResult(transaction -> one(employer, work));
            }
        } catch (RuntimeException | Error failed) {
            waiting.clear();
            throw failed;
        }
    }

    private static void one(String employerRef, Work work) {
        try {
            work.of(employerRef);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void rethrow(CompletionException failed) throws IOException {
        Throwable cause = failed.getCause();
        if (cause instanceof UncheckedIOException disk) {
            throw disk.getCause();
        }
        if (cause instanceof RuntimeException known) {
            throw known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw failed;
    }
}
