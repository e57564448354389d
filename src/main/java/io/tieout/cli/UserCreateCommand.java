package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.console.ConsoleUser;
import io.tieout.console.ConsoleUsers;
import io.tieout.console.Role;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a user. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a user of the console and asks for the password, twice.",
            "Without a terminal the password is taken from TIEOUT_NEW_PASSWORD. It is never an argument."
        })
final class UserCreateCommand implements Callable<Integer> {

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "the account; signatures stand under it")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "viewer (reads), preparer (also starts runs, accepts and signs) or approver (also releases"
                    + " plans and makes periods final)")
    private String role = "";

    private final Surroundings surroundings;

    UserCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Role given = UserRoleCommand.role(role);
        String password = surroundings.terminal().newPassword();
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            ConsoleUser user = session.get(ConsoleUsers.class).create(name, given, password);
            Out.result("User " + user.name() + " may sign in as " + user.role().word() + ".");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
