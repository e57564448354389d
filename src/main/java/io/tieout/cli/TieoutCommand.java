package io.tieout.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "tieout",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Ties a payroll to Kota, to the cent.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed (the same command resumes), 2 wrong usage, configuration or input file,",
            "3 done but people are needed, 4 a guard refused.",
            "Environment: KOTA_BASE_URL, KOTA_API_KEY, SPRING_DATASOURCE_URL/USERNAME/PASSWORD, TIEOUT_HASH_KEY, TIEOUT_HOME,",
            "TIEOUT_LOG_FORMAT (plain or ecs), TIEOUT_MIN_FREE (200MB);",
            "for serve also KOTA_WEBHOOK_SECRET, TIEOUT_PUBLIC_URL, TIEOUT_LINK_KEY, TIEOUT_MAIL_FROM, SPRING_MAIL_HOST."
        })
public final class TieoutCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private TieoutCommand() {}

    /**
     * Parses and runs one command.
     *
     * @param application the Spring configuration to start for commands that need it
     * @return the exit code
     */
    public static int execute(Class<?> application, StandInLauncher standIn, String... arguments) {
        Surroundings surroundings = new Surroundings(application, standIn, Terminal.ofProcess());
        CommandLine commands = new CommandLine(new TieoutCommand())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new SyncCommand(surroundings))
                .addSubcommand(new CommandLine(new PlanCommand()).addSubcommand(new PlanShowCommand(surroundings)))
                .addSubcommand(new ReadinessCommand(surroundings))
                .addSubcommand(new OffboardEmployerCommand(surroundings))
                .addSubcommand(new CancelOffboardingCommand(surroundings))
                .addSubcommand(new ReconcileCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new PullsCommand(surroundings))
                .addSubcommand(new SignCommand(surroundings))
                .addSubcommand(new FinalizeCommand(surroundings))
                .addSubcommand(new BridgeCommand(surroundings))
                .addSubcommand(new BreaksCommand(surroundings))
                .addSubcommand(new AcceptCommand(surroundings))
                .addSubcommand(new WriteOffCommand(surroundings))
                .addSubcommand(new BalancesCommand(surroundings))
                .addSubcommand(new StoryCommand(surroundings))
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new RunsCommand(surroundings))
                .addSubcommand(new PurgeCommand(surroundings))
                .addSubcommand(new EventsCommand(surroundings))
                .addSubcommand(new ActionsCommand(surroundings))
                .addSubcommand(new HostedLinkCommand(surroundings))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new CommandLine(new TokenCommand())
                        .addSubcommand(new TokenCreateCommand(surroundings))
                        .addSubcommand(new TokenListCommand(surroundings))
                        .addSubcommand(new TokenRevokeCommand(surroundings)))
                .addSubcommand(UserCommand.with(surroundings))
                .addSubcommand(new StandInCommand(surroundings));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failures.report(failure).number());
        return commands.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
