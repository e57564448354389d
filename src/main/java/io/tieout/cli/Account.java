package io.tieout.cli;

import io.tieout.batch.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who gives a command that stands under a name. */
final class Account {

    private static final int LONGEST = 100;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "in whose name this is done (default: the operating system's user)")
    private @Nullable String given;

    /**
     * The name that was given, else the user of the operating system.
     *
     * @throws UsageException if there is no usable name
     */
    String name() {
        String name = (given == null ? System.getProperty("user.name", "") : given).strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException((given == null ? "This user of the operating system has no usable name" : "--as")
                    + ": expected an account name of 1 to " + LONGEST
                    + " characters in one line, such as --as a.byrne.");
        }
        return name;
    }
}
