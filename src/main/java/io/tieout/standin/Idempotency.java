package io.tieout.standin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers kept under an idempotency key: for one hour, only successful ones, and only for the same request. A
 * request that comes while its twin is still at work waits for it and gets the same answer.
 */
final class Idempotency {

    static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final int LONGEST_KEY = 200;

    /** @param fingerprint SHA-256 of method, path, query and body */
    record Slot(String key, String fingerprint) {}

    private record Kept(String fingerprint, Instant at, int status, byte[] body) {}

    private record Running(String fingerprint, CountDownLatch done) {}

    /** @param replayed nothing ran: the answer is the one given before */
    record Outcome(Answer answer, boolean replayed) {}

    private final MovableClock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Map<String, Running> running = new HashMap<>();

    Idempotency(MovableClock clock) {
        this.clock = clock;
    }

    static Slot slot(Request request, String rawQuery) {
        String key = request.idempotencyKey() == null ? "" : request.idempotencyKey();
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.invalid("Idempotency-Key", "must be 1 to " + LONGEST_KEY + " characters");
        }
        String body = Ids.hex(Ids.hash(Json.canonical(request.body())));
        return new Slot(key, Ids.hex(Ids.hash(request.method(), request.rawPath(), rawQuery, body)));
    }

    /** The work is expected to call {@link #keep} when it succeeded. */
    Outcome once(Slot slot, Function<Slot, Answer> work) {
        while (true) {
            Running mine = new Running(slot.fingerprint(), new CountDownLatch(1));
            Running other;
            synchronized (this) {
                Kept before = before(slot);
                if (before != null) {
                    return new Outcome(answer(before.status(), before.body()), true);
                }
                other = running.putIfAbsent(slot.key(), mine);
            }
            if (other != null) {
                waitFor(other, slot);
                continue;
            }
            try {
                return new Outcome(work.apply(slot), false);
            } finally {
                synchronized (this) {
                    running.remove(slot.key());
                }
                mine.done().countDown();
            }
        }
    }

    private @Nullable Kept before(Slot slot) {
        Instant oldest = clock.now().minus(KEPT_FOR);
        for (Iterator<Kept> each = kept.values().iterator();
                each.hasNext() && !each.next().at().isAfter(oldest); ) {
            each.remove();
        }
        Kept before = kept.get(slot.key());
        if (before != null && !before.at().isAfter(oldest)) {
            return null;
        }
        if (before != null && !before.fingerprint().equals(slot.fingerprint())) {
            throw clash();
        }
        return before;
    }

    private static void waitFor(Running other, Slot slot) {
        try {
            if (!other.fingerprint().equals(slot.fingerprint()) || !other.done().await(10, TimeUnit.SECONDS)) {
                throw clash();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw clash();
        }
    }

    private static Refusal clash() {
        return Refusal.of(
                Problem.IDEMPOTENCY_ERROR, "This idempotency key was used for another request, or one still running.");
    }

    /** Keeps the answer and gives it as it goes into the journal. */
    synchronized ObjectNode keep(Slot slot, int status, byte[] body) {
        Instant now = clock.now();
        kept.remove(slot.key());
        kept.put(slot.key(), new Kept(slot.fingerprint(), now, status, body));
        return Json.object()
                .put("key", slot.key())
                .put("fingerprint", slot.fingerprint())
                .put("at", now.toString())
                .put("status", status)
                .put("body", new String(body, StandardCharsets.UTF_8));
    }

    synchronized void restore(ObjectNode line) {
        byte[] body = line.get("body").asString().getBytes(StandardCharsets.UTF_8);
        String key = line.get("key").asString();
        kept.remove(key);
        kept.put(
                key,
                new Kept(
                        line.get("fingerprint").asString(),
                        Instant.parse(line.get("at").asString()),
                        line.get("status").asInt(),
                        body));
    }

    static Answer answer(int status, byte[] body) {
        return new Answer(status, "application/json", new Json.Raw(body), Map.of());
    }
}
