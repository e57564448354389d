package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Somebody at a keyboard, or nobody. */
final class Terminal {

    /** What somebody types. */
    interface Keyboard {

        /** The next line; null when nothing more will come. */
        @Nullable
        String line();

        /** The same, without showing it. */
        default @Nullable String hiddenLine() {
            return line();
        }
    }

    private static final String PASSWORD = "TIEOUT_NEW_PASSWORD";

    private final @Nullable Keyboard keyboard;

    /** @param keyboard null when there is nobody to ask */
    Terminal(@Nullable Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    /** The one that this process was started at. */
    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(
                console == null || !isThere()
                        ? null
                        : new Keyboard() {
                            @Override
                            public @Nullable String line() {
                                return console.readLine();
                            }

                            @Override
                            public @Nullable String hiddenLine() {
                                char[] typed = console.readPassword();
                                return typed == null ? null : new String(typed);
                            }
                        });
    }

    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console in a pipe too, and it knows that it is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    /**
     * What was typed to confirm something; whether it is right is for others to say.
     *
     * @param given by an option; then nobody is asked
     * @param what is to be typed, for the question
     * @throws UsageException if it was not given and there is nobody to ask, or nothing was typed
     */
    String confirmation(@Nullable String given, String what) {
        if (given != null) {
            return given;
        }
        if (keyboard == null) {
            throw new UsageException("Nothing was sent: there is no terminal to ask at. Confirm with --confirm and "
                    + what + ", in quotes.");
        }
        Out.note("Type " + what + " to go on, anything else to leave it:");
        String typed = keyboard.line();
        if (typed == null || typed.isBlank()) {
            throw new UsageException("Nothing was typed; nothing was sent.");
        }
        return typed;
    }

    /**
     * A password that somebody chooses now: from the environment if it is there, else typed twice.
     *
     * @throws UsageException if there is nobody to ask, nothing was typed, or the two are not the same
     */
    String newPassword() {
        String given = System.getenv(PASSWORD);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        if (keyboard == null) {
            throw new UsageException("There is no terminal to ask for the password at. Set it as " + PASSWORD
                    + " for this one command.");
        }
        Out.note("The new password (it is not shown; at least 12 characters):");
        String first = keyboard.hiddenLine();
        Out.note("And once more:");
        String second = keyboard.hiddenLine();
        if (first == null || first.isEmpty() || !first.equals(second)) {
            throw new UsageException(
                    "The two were not the same, or nothing was typed. Nothing was changed; begin again.");
        }
        return first;
    }
}
