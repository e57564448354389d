package io.tieout.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Results go to standard output, everything else to standard error, both in UTF-8. */
final class Out {

    private static final PrintStream RESULTS = utf8(System.out);
    private static final PrintStream NOTES = utf8(System.err);

    private Out() {}

    /** A line that belongs to what the command was asked for. */
    static void result(String line) {
        RESULTS.println(line);
        RESULTS.flush();
    }

    /** A line about how it is going. */
    static void note(String line) {
        NOTES.println(line);
        NOTES.flush();
    }

    static PrintStream notes() {
        return NOTES;
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }
}
