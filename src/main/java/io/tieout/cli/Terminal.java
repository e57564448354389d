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
    }

    private final @Nullable Keyboard keyboard;

    /** @param keyboard null when there is nobody to ask */
    Terminal(@Nullable Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    /** The one that this process was started at. */
    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(console == null || !isThere() ? null : () -> console.readLine());
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
}
