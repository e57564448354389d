package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of large files for pages, which may not read them each time: anew when size or time of a file changed. */
final class FileHashes {

    private record Known(long size, FileTime changed, String sha256) {}

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** Empty when there is no such file, or it can't be read. */
    Optional<String> of(Path file) {
        try {
            long size = Files.size(file);
            FileTime changed = Files.getLastModifiedTime(file);
            Known before = known.get(file);
            if (before == null || before.size() != size || !before.changed().equals(changed)) {
                before = new Known(size, changed, InputFile.sha256("input", file));
                known.put(file, before);
            }
            return Optional.of(before.sha256());
        } catch (IOException | UsageException unreadable) {
            return Optional.empty();
        }
    }
}
