package io.tieout.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.TempFileCreationStrategy;

/**
 * Lets the spreadsheet library keep its rows beside the file they end in. In the machine's own folder for
 * temporary files they would outlive a kill, with everybody's amounts in them.
 */
final class ScratchFiles implements TempFileCreationStrategy {

    private final Path folder;

    ScratchFiles(Path folder) {
        this.folder = folder;
    }

    /** Made by the JDK, which gives nobody else the right to read. */
    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, "." + prefix, ".tmp").toFile();
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
        return Files.createTempDirectory(folder, "." + prefix).toFile();
    }
}
