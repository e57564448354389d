package io.tieout.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Writes a file that is either whole or absent: beside its place, to the disk, then renamed. */
public final class WholeFile {

    /** What writes the content. @return how many rows it wrote, the header not counted */
    public interface Content {
        long writeTo(OutputStream out) throws IOException;
    }

    /**
     * A file that was written.
     *
     * @param sha256 lower-case hex
     */
    public record Written(String name, long bytes, long rows, String sha256) {}

    private WholeFile() {}

    /** Replaces a file of that name, if there is one, in one step. */
    public static Written write(Path file, Content content) throws IOException {
        Written written = writeOneOfMany(file, content);
        Private.sync(file.toAbsolutePath().getParent());
        return written;
    }

    /** As {@link #write}, but a power cut may take the name back until {@link Private#sync} of its folder. */
    public static Written writeOneOfMany(Path file, Content content) throws IOException {
        Path beside = beside(file);
        MessageDigest digest = Sha256.begin();
        long rows;
        try (FileChannel channel = (FileChannel) Private.file(beside)) {
            OutputStream out = new BufferedOutputStream(
                    new DigestOutputStream(Channels.newOutputStream(channel), digest), 1 << 16);
            rows = content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        long bytes = Files.size(beside);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return new Written(file.getFileName().toString(), bytes, rows, Sha256.hex(digest));
    }

    /** Of the bytes of a file, lower-case hex. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.hex(digest);
    }

    /** Where the content grows until it is whole. */
    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }
}
