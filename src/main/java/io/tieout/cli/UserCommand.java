package io.tieout.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may sign in to the console. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Users of the console of \"serve\".")
final class UserCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new UserCreateCommand(surroundings))
                .addSubcommand(new UserListCommand(surroundings))
                .addSubcommand(new UserPasswordCommand(surroundings))
                .addSubcommand(new UserRoleCommand(surroundings))
                .addSubcommand("lock", new UserLockCommand(surroundings, true))
                .addSubcommand("unlock", new UserLockCommand(surroundings, false));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which command? create, list, password, role, lock or unlock.");
    }
}
