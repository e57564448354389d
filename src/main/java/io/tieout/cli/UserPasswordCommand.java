package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.console.ConsoleUser;
import io.tieout.console.ConsoleUsers;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a user another password. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a user another password, asked for twice; who is signed in has to sign in again.",
            "Without a terminal the password is taken from TIEOUT_NEW_PASSWORD."
        })
final class UserPasswordCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "as \"user list\" shows it")
    private String name = "";

    private final Surroundings surroundings;

    UserPasswordCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String password = surroundings.terminal().newPassword();
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            ConsoleUser user = session.get(ConsoleUsers.class).password(name, password);
            Out.result("User " + user.name() + " has another password now.");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
