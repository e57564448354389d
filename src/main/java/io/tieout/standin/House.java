package io.tieout.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
        lock.lock();
        try {
            Answer answer = handler.handle(request);
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

    private void commit(@Nullable ObjectNode keptAnswer) {
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
            default -> world.restore(kind, state);
        }
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
