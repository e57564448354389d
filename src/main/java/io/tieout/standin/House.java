package io.tieout.standin;

import io.tieout.standin.webhook.Deliveries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All state of one stand-in, its lock and its journal. One line of the journal is all that one request did. */
final class House implements AutoCloseable {

    final MovableClock clock;
    final World world;
    final Reports reports;
    final Idempotency idempotency;
    final Faults faults = new Faults();
    final RequestLog requests;
    final Settings settings;
    final Salaries salaries;
    final HostedSessions sessions;
    final Offerings offerings;
    final Events events;
    final Lifecycle lifecycle;
    final Webhooks webhooks;

    private final ReentrantLock lock = new ReentrantLock();
    private final Changes changes = new Changes();
    private final @Nullable FileChannel folderLock;
    private final JournalFile reportJournal;
    private JournalFile journal = JournalFile.none();

    private House(StandInOptions options, Seed seed) {
        Path data = options.data();
        folderLock = data == null ? null : lockFolder(data);
        clock = new MovableClock(options.clock());
        world = new World(changes);
        idempotency = new Idempotency(clock);
        reportJournal = JournalFile.open(data, "reports.jsonl");
        reports = new Reports(world, clock, seed, changes, reportJournal);
        settings = new Settings(changes);
        salaries = new Salaries(changes);
        sessions = new HostedSessions(changes, clock);
        offerings = new Offerings(changes);
        events = new Events(changes);
        lifecycle = new Lifecycle(world, events);
        webhooks = new Webhooks(changes, new Deliveries(options.clock()));
        requests = new RequestLog(JournalFile.open(data, "requests.jsonl"));
    }

    static House open(StandInOptions options) {
        Path file = options.seed();
        Seed seed = file == null ? Seed.none() : Seed.read(file);
        House house = new House(options, seed);
        if (options.data() != null) {
            house.journal = JournalFile.open(options.data(), "state.jsonl");
            house.replay(options.data().resolve("state.jsonl"));
        }
        return house;
    }

    /** Runs a handler alone on the state, then writes what it changed, with the answer if a key was sent. */
    Answer run(Routes.Handler handler, Request request, Idempotency.@Nullable Slot slot) {
        Answer outside = handler instanceof Routes.Unlocked ? handler.handle(request) : null;
        lock.lock();
        try {
            catchUp();
            Answer answer = outside == null ? handler.handle(request) : outside;
            ObjectNode kept = null;
            if (slot != null && answer.successful()) {
                byte[] body = Json.bytes(answer.body());
                kept = idempotency.keep(slot, answer.status(), body);
                answer = Idempotency.answer(answer.status(), body);
            }
            commit(kept);
            return answer;
        } finally {
            changes.take();
            lock.unlock();
        }
    }

    /** For a handler that was called without the lock. */
    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Tells what the clock did while nobody asked. */
    void tick() {
        locked(this::catchUp);
    }

    private void catchUp() {
        if (lifecycle.catchUp(clock.now())) {
            commit(null);
        }
    }

    private void commit(@Nullable ObjectNode keptAnswer) {
        write(keptAnswer);
        webhooks.deliver(events.takeFresh());
    }

    private void write(@Nullable ObjectNode keptAnswer) {
        List<Changes.Change> done = changes.take();
        if (!journal.writes() || done.isEmpty() && keptAnswer == null) {
            return;
        }
        ObjectNode line = Json.object();
        line.put("at", clock.now().toString());
        ArrayNode list = line.putArray("changes");
        for (Changes.Change change : done) {
            list.addObject().put("kind", change.kind()).set("state", change.state());
        }
        if (keptAnswer != null) {
            line.set("answer", keptAnswer);
        }
        journal.append(Json.MAPPER.writeValueAsBytes(line));
    }

    void shiftClock() {
        changes.add("clock", Json.object().put("offset", clock.offset().toString()));
        lifecycle.catchUp(clock.now());
    }

    private void replay(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode node = Json.MAPPER.readTree(line);
                for (JsonNode change : node.path("changes")) {
                    restore(change.get("kind").asString(), (ObjectNode) change.get("state"));
                }
                if (node.get("answer") instanceof ObjectNode answer) {
                    idempotency.restore(answer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in can't read " + file, e);
        }
    }

    private void restore(String kind, ObjectNode state) {
        switch (kind) {
            case "clock" -> clock.offset(Duration.parse(state.get("offset").asString()));
            case "report" -> reports.restore(state);
            case "amendment" -> reports.restoreAmendment(state);
            case "settings" -> settings.restore(state);
            case "salary" -> salaries.restore(state);
            case "hosted_session" -> sessions.restore(state);
            case "offering" -> offerings.restore(state);
            case "webhook_endpoint" -> webhooks.restore(state);
            case "event" -> restoreEvent(state);
            default -> {
                world.restore(kind, state);
                if (kind.equals("employer") || kind.equals("employee")) {
                    lifecycle.await(world.onRecord(state.path("id").asString("")));
                }
            }
        }
    }

    /** What it told is rebuilt from the record, which the journal holds as it was then, right before the event. */
    private void restoreEvent(ObjectNode state) {
        Instant at = Instant.parse(state.get("at").asString());
        String type = state.get("type").asString();
        String subject = Json.text(state, "subject");
        Event.Told told;
        if (subject == null) {
            told = Telling.of(state.get("data"));
        } else if (subject.startsWith("er_") || subject.startsWith("ee_")) {
            OnRecord somebody = world.onRecord(subject);
            lifecycle.told(somebody, at);
            told = somebody.told(at);
        } else if (subject.startsWith("ctr_")) {
            told = told(reports.byId(subject).report());
        } else {
            told = Telling.of(offerings.get(subject));
        }
        events.restore(at, type, subject, told);
    }

    Event.Told told(Report finalized) {
        return Telling.of(finalized, ReportJson.report(finalized, settings.aggregates() ? finalized.frozen() : null));
    }

    private static FileChannel lockFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean mine;
            try {
                mine = channel.tryLock() != null;
            } catch (OverlappingFileLockException inThisProcess) {
                mine = false;
            }
            if (!mine) {
                channel.close();
                throw new IllegalStateException(
                        "Another stand-in uses " + folder + ". Stop it, or give this one a folder of its own.");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in can't use " + folder + ". Choose another data folder.", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            journal.close();
            reportJournal.close();
            requests.close();
            webhooks.deliveries.close();
            if (folderLock != null) {
                folderLock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
