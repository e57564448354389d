package io.tieout.export;

import io.tieout.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Holds what stands in one run's folder against its manifest. */
final class FolderCheck {

    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private int files;

    private FolderCheck(Path folder) {
        this.folder = folder;
    }

    static ManifestChecks.Folder of(Path folder) throws IOException {
        FolderCheck check = new FolderCheck(folder);
        check.check();
        return new ManifestChecks.Folder(folder, check.files, List.copyOf(check.problems));
    }

    private void check() throws IOException {
        Path file = folder.resolve(ManifestFile.NAME);
        if (!isFile(file)) {
            problems.add(ManifestFile.NAME + " is missing: the run was cut off before it was complete, or somebody took"
                    + " it away; use nothing in here");
            return;
        }
        Manifest manifest = manifest(file);
        if (manifest == null) {
            return;
        }
        Set<String> known = new HashSet<>(Set.of(ManifestFile.NAME));
        for (WholeFile.Written written : manifest.files()) {
            files++;
            known.add(written.name());
            file(written);
        }
        Manifest.PayrollImport told = manifest.payroll_import();
        if (told != null
                && manifest.files().stream()
                        .noneMatch(written -> written.name().equals(told.file())
                                && written.sha256().equals(told.sha256())
                                && written.rows() == told.lines())) {
            problems.add(ManifestFile.NAME + " contradicts itself about " + told.file());
        }
        try (Stream<Path> inside = Files.list(folder)) {
            inside.map(path -> path.getFileName().toString())
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .forEach(name -> problems.add(name + " is not in the manifest: it was put here later"));
        }
    }

    private @Nullable Manifest manifest(Path file) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException damaged) {
            problems.add(ManifestFile.NAME + " can't be read: it is not UTF-8");
            return null;
        }
        Manifest manifest;
        try {
            manifest = ManifestFile.readStrictly(text);
        } catch (JacksonException damaged) {
            // Its message may show a piece of the file.
            problems.add(ManifestFile.NAME + " can't be read: it is no manifest of this program any more");
            return null;
        }
        if (!namesAreNames(manifest)) {
            problems.add(ManifestFile.NAME + " can't be read: it is no manifest of this program any more");
            return null;
        }
        if (!ManifestFile.isWhole(text, manifest)) {
            problems.add(ManifestFile.NAME + " was changed since it was written");
        }
        return manifest;
    }

    /** A name that leads out of the folder was never written by us. */
    static boolean namesAreNames(@Nullable Manifest manifest) {
        return manifest != null
                && manifest.files() != null
                && manifest.files().stream()
                        .allMatch(file -> file != null
                                && file.name() != null
                                && file.sha256() != null
                                && file.name().matches("[a-z0-9-]+\\.[a-z]+"));
    }

    private void file(WholeFile.Written written) throws IOException {
        Path file = folder.resolve(written.name());
        if (!isFile(file)) {
            problems.add(written.name() + " is missing");
        } else if (!WholeFile.sha256(file).equals(written.sha256())) {
            long bytes = Files.size(file);
            problems.add(written.name() + " was changed since it was written ("
                    + (bytes == written.bytes()
                            ? "same size, other content"
                            : bytes + " bytes, the manifest says " + written.bytes())
                    + ")");
        }
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
