package io.tieout.standin.webhook;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends messages, those of one endpoint one after the other, each endpoint on a thread of its own. */
public final class Deliveries implements AutoCloseable {

    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, ScheduledExecutorService> threads = new HashMap<>();
    private final Map<String, List<Message>> gathered = new HashMap<>();
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private @Nullable HttpClient client;
    private boolean closed;

    /** @param clock gives the time that is signed */
    public Deliveries(Clock clock) {
        this.clock = clock;
    }

    /** Takes a message and returns at once. */
    public synchronized void offer(Message message) {
        int together = message.manner().reverse();
        if (together < 2) {
            schedule(message);
            return;
        }
        List<Message> waiting = gathered.computeIfAbsent(message.endpointId(), id -> new ArrayList<>());
        waiting.add(message);
        if (waiting.size() >= together) {
            release(message.endpointId());
        }
    }

    /** Sends what was gathered to be sent in reverse, complete or not. */
    public synchronized void release(String endpointId) {
        List<Message> waiting = gathered.remove(endpointId);
        if (waiting != null) {
            for (int i = waiting.size() - 1; i >= 0; i--) {
                schedule(waiting.get(i));
            }
        }
    }

    /** Sends each once, now, on the caller's thread. */
    public List<Attempt> once(List<Message> messages) {
        return messages.stream()
                .map(message -> attempt(message, deliveryId(), 1))
                .toList();
    }

    /** Oldest first, the last ten thousand. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void schedule(Message message) {
        for (int copy = 0; copy < message.manner().copies(); copy++) {
            String id = deliveryId();
            later(message, message.manner().lateMillis(), () -> attemptAgain(message, id, 1));
        }
    }

    private void attemptAgain(Message message, String deliveryId, int number) {
        Manner manner = message.manner();
        if (!attempt(message, deliveryId, number).successful() && number < manner.tries()) {
            long pause = manner.firstPauseMillis() << Math.min(number - 1, 20);
            later(message, pause, () -> attemptAgain(message, deliveryId, number + 1));
        }
    }

    private synchronized void later(Message message, long millis, Runnable work) {
        if (closed) {
            return;
        }
        try {
            threads.computeIfAbsent(message.endpointId(), Deliveries::thread)
                    .schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            // The stand-in is closing: what was not sent is lost.
        }
    }

    private static ScheduledExecutorService thread(String endpointId) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "standin-" + endpointId);
            thread.setDaemon(true);
            return thread;
        });
    }

    private Attempt attempt(Message message, String deliveryId, int number) {
        long start = System.nanoTime();
        Integer status = post(message);
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        Attempt attempt = new Attempt(
                deliveryId, message.eventId(), message.endpointId(), number, status, BigDecimal.valueOf(micros, 3));
        synchronized (this) {
            attempts.add(attempt);
            if (attempts.size() > REMEMBERED) {
                attempts.remove();
            }
        }
        return attempt;
    }

    /** The status of the answer; null when none came. */
    private @Nullable Integer post(Message message) {
        byte[] body = message.body().get();
        HttpRequest request = HttpRequest.newBuilder(message.url())
                .timeout(Duration.ofMillis(message.manner().timeoutMillis()))
                .header("Content-Type", "application/json")
                .header(
                        "x-kota-webhook-signature",
                        Signature.of(message.secret(), clock.instant().getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client().send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException noAnswer) {
            return null;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private synchronized HttpClient client() {
        HttpClient ready = client;
        if (ready == null) {
            ready = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            client = ready;
        }
        return ready;
    }

    private static String deliveryId() {
        return "evtd_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** What was not sent by now is lost. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.values().forEach(ScheduledExecutorService::shutdownNow);
    }
}
