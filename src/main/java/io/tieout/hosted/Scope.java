package io.tieout.hosted;

import java.util.Arrays;
import java.util.Optional;

/** What a token may be used for. */
public enum Scope {
    /** Links into Kota's pages for any employee. */
    HOSTED_LINKS("hosted-links"),
    /** Reading what Kota waits for. */
    ACTIONS("actions"),
    /** Reading who can use Kota's own pages. */
    READINESS("readiness"),
    /** Reading how runs ended. */
    RUNS("runs"),
    /** Reading the files of runs: refs and amounts. */
    FILES("files"),
    /** Metrics, and why the health is as it is. */
    HEALTH("health");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The authority that a caller with this scope has. */
    public String authority() {
        return "SCOPE_" + word;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
