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
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Holds files against the manifest that lists them, and says in words what is wrong. */
final class SealedFiles {

    private final Path folder;
    private final String name;
    private final List<String> problems = new ArrayList<>();

    /** @param name of the manifest in the folder */
    SealedFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    void problem(String words) {
        problems.add(words);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * The manifest, when it can be read; each file that it lists has been looked at then.
     *
     * @param missing what it means that there is none
     */
    <M extends SealedManifest> @Nullable M read(Class<M> type, String missing) throws IOException {
        Path file = folder.resolve(name);
        if (!isFile(file)) {
            problem(name + " is missing: " + missing);
            return null;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException damaged) {
            problem(name + " can't be read: it is not UTF-8");
            return null;
        }
        M manifest = parsed(text, type);
        if (!namesAreNames(manifest)) {
            problem(name + " can't be read: it is no manifest of this program any more");
            return null;
        }
        if (!ManifestFile.isWhole(text, manifest)) {
            problem(name + " was changed since it was written");
        }
        for (WholeFile.Written written : manifest.files()) {
            file(written);
        }
        return manifest;
    }

    private static <M extends SealedManifest> @Nullable M parsed(String text, Class<M> type) {
        try {
            return ManifestFile.readStrictly(text, type);
        } catch (JacksonException damaged) {
            // Its message may show a piece of the file.
            return null;
        }
    }

    /** A name that leads out of the folder was never written by us. */
    static boolean namesAreNames(@Nullable SealedManifest manifest) {
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
            problem(written.name() + " is missing");
        } else if (!WholeFile.sha256(file).equals(written.sha256())) {
            long bytes = Files.size(file);
            problem(written.name() + " was changed since it was written ("
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
