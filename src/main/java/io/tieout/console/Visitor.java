package io.tieout.console;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param name the account that acts stand under
 * @param userId null when the sign-in came from an identity provider
 */
record Visitor(String name, Role role, @Nullable Long userId, int version) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public boolean mayPrepare() {
        return role.includes(Role.PREPARER);
    }

    public boolean mayApprove() {
        return role.includes(Role.APPROVER);
    }

    /** @throws Refused when the role is not enough */
    void must(Role needed) {
        if (!role.includes(needed)) {
            throw Refused.role(this, needed);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
