package io.tieout.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do in the console; each role may do what the one before it may. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Also starts runs, uploads, accepts, hands over and signs. */
    PREPARER,
    /** Also releases plans and makes periods final. */
    APPROVER;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** For Spring Security: this role and all below it. */
    List<String> authorities() {
        return Arrays.stream(values())
                .filter(this::includes)
                .map(Role::authority)
                .toList();
    }

    String authority() {
        return "ROLE_" + name();
    }
}
