package io.tieout.export;

import io.tieout.batch.UsageException;
import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import io.tieout.file.WholeFile.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code out/<period>/<employer_ref>/run-<n>/}. It is complete once its manifest is there, and then it is
 * never written to again; until then whatever stands in it is the rest of a try that was cut off.
 */
final class RunFolder {

    private static final List<String> OURS = List.of(
            "reconciliation.csv",
            "breaks.csv",
            "changes.csv",
            "payroll-import.csv",
            "payroll-import.txt",
            "payroll-import-draft.csv",
            "payroll-import-draft.txt",
            Workbook.NAME);

    private final EmployerOfRun employer;
    private final Path folder;

    RunFolder(Path out, EmployerOfRun employer) {
        this.employer = employer;
        this.folder = out.toAbsolutePath()
                .normalize()
                .resolve(employer.period())
                .resolve(FolderName.of(employer.employerRef()))
                .resolve("run-" + employer.number());
    }

    Path path() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** @throws UsageException if the folder was completed by another run: another database wrote here */
    boolean isComplete() throws IOException {
        Path manifest = file(ManifestFile.NAME);
        if (!Files.exists(manifest)) {
            return false;
        }
        Manifest found = ManifestFile.read(manifest);
        if (!found.run().equals(ManifestFile.runOf(employer))
                || !found.employer_ref().equals(employer.employerRef())) {
            throw new UsageException(folder + " already holds the complete files of another run (started "
                    + found.run().started_at() + "), probably of another database. Tieout never overwrites files that"
                    + " went out. Move that folder away or choose another one with --out, then give the same command.");
        }
        return true;
    }

    /** Makes the folder, or clears what a cut-off try left in it; files that are not ours stay. */
    void prepare() throws IOException {
        Private.folder(folder);
        for (String name : OURS) {
            Files.deleteIfExists(file(name));
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*.{part,tmp}")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** One of the files that stand there before the manifest does. */
    Written write(String name, WholeFile.Content content) throws IOException {
        return WholeFile.writeOneOfMany(file(name), content);
    }

    /** The manifest, once the files it speaks of can't go any more. */
    void complete(Manifest manifest) throws IOException {
        Private.sync(folder);
        WholeFile.write(file(ManifestFile.NAME), to -> ManifestFile.write(manifest, to));
    }

    /** Points {@code latest.txt} beside the folder at this run, never back to an older one. */
    void becomeLatest() throws IOException {
        Path latest = folder.resolveSibling("latest.txt");
        if (number(latest) < employer.number()) {
            String text = employer.number() + "\n";
            WholeFile.write(latest, out -> {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
                return 1;
            });
        }
    }

    private static int number(Path latest) throws IOException {
        if (!Files.exists(latest)) {
            return 0;
        }
        String text = Files.readString(latest).strip();
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
