package io.tieout.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines that only grows; each line is handed to the operating system at once, so a killed stand-in
 * loses nothing it had answered for. Without a folder it writes nowhere. The files hold personal data as the real
 * far side would, hence 0600.
 */
final class JournalFile implements AutoCloseable {

    private final @Nullable FileChannel channel;

    private JournalFile(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    static JournalFile none() {
        return new JournalFile(null);
    }

    static JournalFile open(@Nullable Path folder, String name) {
        if (folder == null) {
            return none();
        }
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            endAtWholeLine(channel);
            return new JournalFile(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in can't write " + file + ". Choose another data folder.", e);
        }
    }

    /** A line cut by a kill was never answered for; what follows must not be glued to it. */
    private static void endAtWholeLine(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
        channel.position(end);
    }

    boolean writes() {
        return channel != null;
    }

    synchronized void append(byte[] line) {
        if (channel == null) {
            return;
        }
        try {
            ByteBuffer buffer = ByteBuffer.allocate(line.length + 1)
                    .put(line)
                    .put((byte) '\n')
                    .flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in can't write its journal", e);
        }
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
