package io.tieout.export;

import io.tieout.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The files of a run for who fetches them from elsewhere. A file is found by its name in the manifest of a complete
 * folder that the database knows, never by a path, so no request can lead anywhere else.
 */
@Component
public class RunFiles {

    /**
     * An employer's folder of a run.
     *
     * @param review why a person must look first; then the manifest is all there is
     * @param draft the payroll import is to look at, not to import
     * @param gone the folder or its manifest is not where the run left it; then nothing is listed
     * @param files the manifest too
     */
    public record Folder(
            String employerRef, @Nullable String review, boolean draft, boolean gone, List<WholeFile.Written> files) {}

    /**
     * A file as it lies there.
     *
     * @param changed it is no longer what the run wrote, so nobody should use it
     */
    public record Found(Path path, WholeFile.Written written, boolean changed) {}

    private final Exports exports;

    RunFiles(Exports exports) {
        this.exports = exports;
    }

    /**
     * The folders of a run by employer ref; a run that writes no files has none.
     *
     * @param after only employers after this one, null for all
     */
    public List<Folder> of(long run, @Nullable String after, int atMost) {
        List<ExportedFiles> all = exports.of(run);
        return all.stream()
                .skip(after == null ? 0 : 1 + refs(all).indexOf(after))
                .limit(atMost)
                .map(exported -> {
                    Manifest manifest = manifest(run, exported);
                    return new Folder(
                            exported.employerRef(),
                            exported.review(),
                            exported.draft(),
                            manifest == null,
                            manifest == null ? List.of() : files(exported.folder(), manifest));
                })
                .toList();
    }

    private static List<String> refs(List<ExportedFiles> all) {
        return all.stream().map(ExportedFiles::employerRef).toList();
    }

    /** The files of one employer's folder; empty when it is not as the run left it. */
    public List<WholeFile.Written> of(long run, String employerRef) {
        ExportedFiles exported = exports.of(run, employerRef).orElse(null);
        Manifest manifest = exported == null ? null : manifest(run, exported);
        return exported == null || manifest == null ? List.of() : files(exported.folder(), manifest);
    }

    /** @throws IOException if the file is there and can't be read */
    public Optional<Found> find(long run, String employerRef, String name) throws IOException {
        ExportedFiles exported = exports.of(run, employerRef).orElse(null);
        if (exported == null) {
            return Optional.empty();
        }
        for (WholeFile.Written file : of(run, employerRef)) {
            if (file.name().equals(name)) {
                return found(exported.folder().resolve(file.name()), file);
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> found(Path path, WholeFile.Written file) throws IOException {
        return isFile(path)
                ? Optional.of(new Found(path, file, !WholeFile.sha256(path).equals(file.sha256())))
                : Optional.empty();
    }

    /** Null unless it is there, whole, and of this very run: another database may have written there since. */
    private static @Nullable Manifest manifest(long run, ExportedFiles exported) {
        Path file = exported.folder().resolve(ManifestFile.NAME);
        try {
            if (!isFile(file)) {
                return null;
            }
            String text = Files.readString(file);
            Manifest manifest = ManifestFile.readStrictly(text, Manifest.class);
            return SealedFiles.namesAreNames(manifest)
                            && ManifestFile.isWhole(text, manifest)
                            && manifest.run().id() == run
                            && manifest.employer_ref().equals(exported.employerRef())
                    ? manifest
                    : null;
        } catch (IOException | JacksonException damaged) {
            return null;
        }
    }

    private static List<WholeFile.Written> files(Path folder, Manifest manifest) {
        try {
            Path own = folder.resolve(ManifestFile.NAME);
            return Stream.concat(
                            manifest.files().stream(),
                            Stream.of(new WholeFile.Written(
                                    ManifestFile.NAME, Files.size(own), 0, WholeFile.sha256(own))))
                    .toList();
        } catch (IOException vanished) {
            return manifest.files();
        }
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
