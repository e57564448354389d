package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.console.ConsoleUser;
import io.tieout.console.ConsoleUsers;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a user out, or lets one in again. */
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "lock keeps a user out at once, signed in or not; unlock lets the user in again.",
            "Who waits after wrong passwords needs no unlock: that ends by itself after 15 minutes."
        })
final class UserLockCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "as \"user list\" shows it")
    private String name = "";

    private final Surroundings surroundings;
    private final boolean locked;

    UserLockCommand(Surroundings surroundings, boolean locked) {
        this.surroundings = surroundings;
        this.locked = locked;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            ConsoleUser user = session.get(ConsoleUsers.class).locked(name, locked);
            Out.result("User " + user.name() + (user.locked() ? " is locked." : " may sign in."));
            return session.ending(ExitCode.DONE.number());
        }
    }
}
