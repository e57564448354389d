package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Whether a disk has room for what a command will write, looked at before it begins. */
final class FreeSpace {

    static final String SETTING = "TIEOUT_MIN_FREE";
    static final String DEFAULT = "200MB";

    private FreeSpace() {}

    /**
     * @param folder what is written there, or the folder above it if it is not there yet
     * @param what lies there, for the message
     * @throws UsageException if its disk has less room than the setting asks for, or the setting can't be read
     */
    static void check(Path folder, String what) {
        check(folder, what, least(System.getenv(SETTING)));
    }

    static void check(Path folder, String what, DataSize least) {
        Path there = folder.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return;
        }
        try {
            DataSize free = DataSize.ofBytes(Files.getFileStore(there).getUsableSpace());
            if (free.compareTo(least) < 0) {
                throw new UsageException("The disk of " + folder + ", where " + what + ", has " + free.toMegabytes()
                        + " MB left, and " + least.toMegabytes() + " MB are asked for before anything is begun. Make"
                        + " room, or set " + SETTING + ".");
            }
        } catch (IOException unknown) {
            // Not every file system tells; then writing finds out.
        }
    }

    static DataSize least(@Nullable String given) {
        try {
            DataSize least = DataSize.parse(given == null || given.isBlank() ? DEFAULT : given.strip());
            if (!least.isNegative()) {
                return least;
            }
        } catch (IllegalArgumentException noSize) {
            // Said below.
        }
        throw new UsageException(SETTING + " is \"" + given + "\", which is no size. Write it like 200MB or 2GB.");
    }
}
