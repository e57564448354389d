package io.tieout.roster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** How a file ends. */
final class FileEnd {

    private FileEnd() {}

    /** Whether the last line of a file that is not empty has no line end. */
    static boolean isMissing(Path file) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            int last = bytes.read();
            return last != '\n' && last != '\r';
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
