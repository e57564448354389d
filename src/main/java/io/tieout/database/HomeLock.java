package io.tieout.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a database folder for this process alone, for as long as the process lives or until it is closed. */
final class HomeLock implements AutoCloseable {

    /** Opening and closing a file a second time in one process gives its lock away, so we look here before opening. */
    private static final Set<Object> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Object key;
    private final FileChannel channel;
    private final Path holder;

    private HomeLock(Object key, FileChannel channel, Path holder) {
        this.key = key;
        this.channel = channel;
        this.holder = holder;
    }

    /** @throws DatabaseUnavailableException when somebody else holds it; named where they can be */
    static HomeLock take(DatabaseFolder folder) throws IOException {
        Path file = folder.privateFile("lock");
        Path holder = folder.pg().resolve("holder");
        Object key = String.valueOf(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        if (!HELD_HERE.add(key)) {
            throw busy(folder, "this very process");
        }
        boolean taken = false;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw busy(folder, describe(holder).orElse("another process"));
            }
            folder.write("holder", Long.toString(ProcessHandle.current().pid()));
            taken = true;
            return new HomeLock(key, channel, holder);
        } finally {
            if (!taken) {
                channel.close();
                HELD_HERE.remove(key);
            }
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(holder);
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        } finally {
            HELD_HERE.remove(key);
        }
    }

    private static Optional<String> describe(Path holder) {
        try {
            long pid = Long.parseLong(
                    Files.readString(holder, StandardCharsets.US_ASCII).strip());
            // The number may be older than the lock's present holder, so it counts only while somebody has it.
            return ProcessHandle.of(pid)
                    .map(process -> "process " + pid
                            + process.info()
                                    .startInstant()
                                    .map(since -> ", running since " + since)
                                    .orElse(""));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static DatabaseUnavailableException busy(DatabaseFolder folder, String who) {
        return new DatabaseUnavailableException("The database in " + folder.home() + " is in use by " + who
                + ". Wait until it has ended or stop it, give this one another folder with TIEOUT_HOME, or use one "
                + "PostgreSQL server for both with SPRING_DATASOURCE_URL.");
    }
}
