package io.tieout.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the files that went out are still what they were, by the manifests beside them. It needs no database:
 * a copy of the folders on another machine can be checked as well. A manifest is no signature; who can write to
 * the folders could write a new one.
 */
public final class ManifestChecks {

    /**
     * A folder that was looked at: a run's, or a period's for its portfolio.
     *
     * @param files how many files its manifest lists
     * @param problems in words, empty when all is well
     */
    public record Folder(Path folder, int files, List<String> problems) {}

    private ManifestChecks() {}

    /** Every run and portfolio at or under a folder, in the order of their paths; links are not followed. */
    public static List<Folder> under(Path top) throws IOException {
        List<Path> folders;
        try (Stream<Path> paths = Files.walk(top)) {
            folders = paths.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        List<Folder> checked = new ArrayList<>();
        for (Path folder : folders) {
            if (isRun(folder) || Files.exists(folder.resolve(ManifestFile.NAME), LinkOption.NOFOLLOW_LINKS)) {
                checked.add(FolderCheck.run(folder));
            }
            if (FolderCheck.hasPortfolio(folder)) {
                checked.add(FolderCheck.portfolio(folder));
            }
            Path latest = folder.resolve("latest.txt");
            if (Files.isRegularFile(latest, LinkOption.NOFOLLOW_LINKS)) {
                String number =
                        Files.readString(latest, StandardCharsets.ISO_8859_1).strip();
                if (!number.matches("[1-9][0-9]{0,8}") || !Files.isDirectory(folder.resolve("run-" + number))) {
                    checked.add(new Folder(
                            folder,
                            0,
                            List.of("latest.txt names a run whose folder is not here: it was moved or deleted")));
                }
            }
        }
        return List.copyOf(checked);
    }

    private static boolean isRun(Path folder) {
        Path name = folder.getFileName();
        return name != null && name.toString().matches("run-[1-9][0-9]{0,8}");
    }
}
