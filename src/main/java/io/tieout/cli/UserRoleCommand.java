package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.console.ConsoleUser;
import io.tieout.console.ConsoleUsers;
import io.tieout.console.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a user another role. */
@Command(
        name = "role",
        mixinStandardHelpOptions = true,
        description = "Gives a user another role; who is signed in has to sign in again.")
final class UserRoleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "as \"user list\" shows it")
    private String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "viewer, preparer or approver")
    private String role = "";

    private final Surroundings surroundings;

    UserRoleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @throws UsageException if there is no such role */
    static Role role(String word) {
        return Role.of(word.strip())
                .orElseThrow(() -> new UsageException("--role " + word + ": a role is "
                        + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(" or ")) + "."));
    }

    @Override
    public Integer call() {
        Role given = role(role);
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            ConsoleUser user = session.get(ConsoleUsers.class).role(name, given);
            Out.result("User " + user.name() + " is " + user.role().word() + " now.");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
