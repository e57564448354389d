package io.tieout.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a command, and what they came from.
 *
 * @param sha256 of the file's bytes, or the word "defaults"
 */
record JobFile<S>(S settings, String sha256) {

    /** @param named the file that was asked for, null to use the usual one where there is one */
    static <S> JobFile<S> of(@Nullable Path named, String usual, Function<@Nullable Path, S> read) {
        Path file = named != null ? named : Path.of(usual);
        if (named == null && !Files.exists(file)) {
            return new JobFile<>(read.apply(null), "defaults");
        }
        return new JobFile<>(read.apply(file), InputFile.sha256("--job", file));
    }
}
