package io.tieout.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what stands in a folder against its manifest. */
final class FolderCheck {

    private static final List<String> PORTFOLIO = List.of(PortfolioCsv.NAME, Portfolio.NAME, PortfolioManifest.NAME);

    private FolderCheck() {}

    /** The folder of one run; nothing else may be in there. */
    static ManifestChecks.Folder run(Path folder) throws IOException {
        SealedFiles files = new SealedFiles(folder, ManifestFile.NAME);
        Manifest manifest = files.read(
                Manifest.class,
                "the run was cut off before it was complete, or somebody took it away; use nothing in here");
        if (manifest == null) {
            return new ManifestChecks.Folder(folder, 0, files.problems());
        }
        Manifest.PayrollImport told = manifest.payroll_import();
        if (told != null
                && manifest.files().stream()
                        .noneMatch(written -> written.name().equals(told.file())
                                && written.sha256().equals(told.sha256())
                                && written.rows() == told.lines())) {
            files.problem(ManifestFile.NAME + " contradicts itself about " + told.file());
        }
        Set<String> known =
                manifest.files().stream().map(written -> written.name()).collect(Collectors.toSet());
        try (Stream<Path> inside = Files.list(folder)) {
            inside.map(path -> path.getFileName().toString())
                    .filter(name -> !known.contains(name) && !name.equals(ManifestFile.NAME))
                    .sorted()
                    .forEach(name -> files.problem(name + " is not in the manifest: it was put here later"));
        }
        return new ManifestChecks.Folder(folder, manifest.files().size(), files.problems());
    }

    /** The portfolio in the folder of a period, among the employers' folders. */
    static ManifestChecks.Folder portfolio(Path folder) throws IOException {
        SealedFiles files = new SealedFiles(folder, PortfolioManifest.NAME);
        PortfolioManifest manifest = files.read(
                PortfolioManifest.class,
                "the portfolio was cut off while it was written, is of an earlier version, or somebody took the manifest"
                        + " away; the next run of the period writes all of it anew");
        return new ManifestChecks.Folder(
                folder, manifest == null ? 0 : manifest.files().size(), files.problems());
    }

    /** Whether any file of a portfolio is in the folder. */
    static boolean hasPortfolio(Path folder) {
        return PORTFOLIO.stream()
                .map(folder::resolve)
                .anyMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
    }
}
