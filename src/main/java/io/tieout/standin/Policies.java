package io.tieout.standin;

import org.jspecify.annotations.Nullable;

/** Ids of policies: each person has one of their own, and a seed may name more. */
final class Policies {

    private Policies() {}

    static String of(String employeeId, @Nullable String name) {
        return name == null ? Ids.derived("p", employeeId) : Ids.derived("p", employeeId, name);
    }
}
