package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that files go to, tried before any work is done for them. */
final class OutFolder {

    private OutFolder() {}

    /** @throws UsageException if nothing can be written there, or there is too little room */
    static Path checked(Path out) {
        try {
            Files.createDirectories(out);
            Files.delete(Files.createTempFile(out, ".try", ""));
            FreeSpace.check(out, "files go");
            Surroundings.checkSpace();
            return out;
        } catch (IOException refused) {
            throw new UsageException("--out " + out + ": files can't be written there (" + why(refused)
                    + "). Name another folder, or give this user the right to write.");
        }
    }

    private static String why(IOException refused) {
        return switch (refused.getClass().getSimpleName()) {
            case "FileAlreadyExistsException" -> "it is a file";
            case "AccessDeniedException" -> "no permission";
            case "NoSuchFileException" -> "the folder above it can't be used";
            default -> "the disk refuses";
        };
    }
}
