package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.export.ManifestChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether files that went out were changed since. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks files against the manifests beside them: changed, missing, put there later. Needs no"
                + " database. Ends with 0 when all is well, 3 when somebody has to look.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "a folder of files, or one above it, such as out")
    private Path folder = Path.of("out");

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + ": there is no such folder (looked from "
                    + Path.of("").toAbsolutePath() + "). Name the folder that --out had.");
        }
        List<ManifestChecks.Folder> checked = ManifestChecks.under(folder);
        if (checked.isEmpty()) {
            throw new UsageException(folder + ": no manifest at or under this folder, so there is nothing to check."
                    + " Name the folder that --out had, or one under it.");
        }
        for (ManifestChecks.Folder one : checked) {
            one.problems().forEach(problem -> Out.result(one.folder() + ": " + problem));
        }
        long wrong = checked.stream().filter(one -> !one.problems().isEmpty()).count();
        int files = checked.stream().mapToInt(ManifestChecks.Folder::files).sum();
        String looked = checked.size() + (checked.size() == 1 ? " folder, " : " folders, ") + files + " files";
        if (wrong == 0) {
            Out.result(looked + ": all as they were written");
            return ExitCode.DONE.number();
        }
        Out.result(looked + ": " + wrong + (wrong == 1 ? " folder is" : " folders are")
                + " not as written. Don't import or book from there; run the period again, which writes a new folder.");
        return ExitCode.PEOPLE_NEEDED.number();
    }
}
