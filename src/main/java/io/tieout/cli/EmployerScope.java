package io.tieout.cli;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which employers a command is about: all, or those that were named. */
final class EmployerScope {

    @Option(names = "--employer", paramLabel = "REF", description = "only this employer; may be repeated")
    private List<String> refs = List.of();

    /** Empty for all. */
    SortedSet<String> refs() {
        return new TreeSet<>(refs);
    }

    boolean includes(String ref) {
        return refs.isEmpty() || refs.contains(ref);
    }

    /** For a message: {@code  of E1, E2}, or nothing. */
    String words() {
        return refs.isEmpty() ? "" : " of " + String.join(", ", refs());
    }
}
