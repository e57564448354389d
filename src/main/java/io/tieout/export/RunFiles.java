package io.tieout.export;

import io.tieout.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The files of a complete run folder, to be handed out one by one. Only what its manifest lists is ever found. */
@Component
public class RunFiles {

    private static final String NAMES = "[a-z0-9-]+\\.[a-z]+";

    private final JdbcClient db;

    RunFiles(JdbcClient db) {
        this.db = db;
    }

    /** The manifest's files that are there, as they were written; empty when the folder is not where it was. */
    public List<WholeFile.Written> of(long run, String employerRef) {
        return folder(run, employerRef).map(RunFiles::listed).orElse(List.of());
    }

    /** @param name as the manifest has it; no path leads anywhere else */
    public Optional<Path> file(long run, String employerRef, String name) {
        Optional<Path> folder = folder(run, employerRef);
        return folder.isPresent()
                ? listed(folder.get()).stream()
                        .filter(written -> written.name().equals(name))
                        .map(written -> folder.get().resolve(written.name()))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Path> folder(long run, String employerRef) {
        return db.sql("select folder from exported where run_id = ? and employer_ref = ?")
                .params(run, employerRef)
                .query(String.class)
                .optional()
                .map(Path::of);
    }

    private static List<WholeFile.Written> listed(Path folder) {
        Path manifest = folder.resolve(ManifestFile.NAME);
        if (!isFile(manifest)) {
            return List.of();
        }
        try {
            Manifest read = ManifestFile.read(manifest);
            return read.files().stream()
                    .filter(written -> written.name().matches(NAMES) && isFile(folder.resolve(written.name())))
                    .toList();
        } catch (IOException | JacksonException damaged) {
            // "verify" says what is wrong with it.
            return List.of();
        }
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
