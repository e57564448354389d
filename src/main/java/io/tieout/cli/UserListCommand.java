package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.console.ConsoleUser;
import io.tieout.console.ConsoleUsers;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the users. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "The users of the console and their roles.")
final class UserListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    UserListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Table table = new Table("user", "role", "created", "last signed in", "");
            for (ConsoleUser user : session.get(ConsoleUsers.class).all()) {
                table.row(
                        user.name(),
                        user.role().word(),
                        user.createdAt().truncatedTo(ChronoUnit.SECONDS),
                        user.lastSignInAt() == null ? "" : user.lastSignInAt().truncatedTo(ChronoUnit.SECONDS),
                        user.locked() ? "locked" : "");
            }
            if (table.isEmpty()) {
                Out.result("No user was made yet: \"user create --name NAME --role approver\" makes the first.");
            } else {
                table.print();
            }
            return session.ending(ExitCode.DONE.number());
        }
    }
}
