package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.console.ConsoleRuns;
import io.tieout.console.ConsoleUsers;
import io.tieout.console.PlanStarts;
import io.tieout.event.ActionMail;
import io.tieout.event.EventLoop;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ScheduledFile;
import io.tieout.schedule.Clockwork;
import io.tieout.schedule.ScheduledJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server, until it is ended. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves what is asked and told over HTTP and starts the jobs that have a schedule, until SIGTERM or Ctrl-C ends it.")
final class ServeCommand implements Callable<Integer> {

    private static final int MOST = 65_535;
    private static final Path JOBS = Path.of("jobs");

    @Option(names = "--port", description = "0 for any free one (default: ${DEFAULT-VALUE})", defaultValue = "8080")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            description = "where to listen; 0.0.0.0 for every interface (default: ${DEFAULT-VALUE})",
            defaultValue = "127.0.0.1")
    private String address = "";

    @Option(names = "--embedded", description = "keep the data in the embedded PostgreSQL")
    private boolean embedded;

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description = "the job files; what has a schedule is started by it (default: jobs)")
    private @Nullable Path jobs;

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        check(System.getenv("SPRING_DATASOURCE_URL"));
        List<ScheduledFile> files = scheduled();
        try (Session session = open()) {
            Bound.toKota(session);
            session.get(EventLoop.class).start();
            PlanSending sending = new PlanSending(session, files, standIn);
            session.get(PlanStarts.class).with(sending);
            Out.result(
                    "Serving on http://" + address + ":" + session.setting("local.server.port", String.valueOf(port)));
            notes(session);
            Clockwork clockwork = session.get(Clockwork.class);
            List<ScheduledJob> scheduled = files.stream()
                    .map(file -> new ScheduledRun(session, file, standIn).job())
                    .toList();
            clockwork.start(scheduled);
            ConsoleRuns console = session.get(ConsoleRuns.class);
            console.with(new ConsoleReconcile(session, jobs));
            try {
                scheduled.forEach(
                        job -> Out.result("Job \"" + job.name() + "\" is next due at " + clockwork.next(job)));
                session.awaitSignal();
            } finally {
                console.stop();
                clockwork.stop();
                sending.awaitEnd();
            }
            return session.ending(ExitCode.DONE.number());
        }
    }

    /** Read before anything is started: a mistake in one of them is told at once. */
    private List<ScheduledFile> scheduled() {
        if (jobs == null && !Files.isDirectory(JOBS)) {
            Out.note("There is no folder " + JOBS + " here, so no job starts by itself. Name another with --jobs.");
            return List.of();
        }
        List<ScheduledFile> files = JobFiles.scheduled(jobs == null ? JOBS : jobs);
        files.forEach(ScheduledRun::check);
        return files;
    }

    /** What is missing does not keep the rest from working. */
    private static void notes(Session session) {
        if (session.get(ConsoleUsers.class).all().isEmpty()) {
            Out.note(
                    "Nobody may sign in to the console yet; \"user create --name NAME --role approver\" makes the first.");
        }
        if (session.setting("tieout.webhook.secret", "").isBlank()) {
            Out.note("KOTA_WEBHOOK_SECRET is not set, so webhooks are refused; the event feed is read all the same.");
        }
        if (!session.get(ActionMail.class).isSetUp()) {
            Out.note("SPRING_MAIL_HOST or TIEOUT_MAIL_FROM is not set, so required actions go out by no mail.");
        }
    }

    private void check(@Nullable String database) {
        if (port < 0 || port > MOST) {
            throw new UsageException("--port " + port + ": a port is 0 (any free one) to " + MOST + ".");
        }
        if (!embedded && (database == null || database.isBlank())) {
            throw new UsageException("SPRING_DATASOURCE_URL is not set, and what serves others keeps its data in a"
                    + " PostgreSQL server. Set it, or add --embedded to use the embedded one.");
        }
        if (embedded && database != null && !database.isBlank()) {
            throw new UsageException("--embedded, and SPRING_DATASOURCE_URL names a server. Take one of them away.");
        }
    }

    private Session open() {
        try {
            return surroundings.open(
                    standIn,
                    List.of(
                            "--spring.main.web-application-type=servlet",
                            "--server.port=" + port,
                            "--server.address=" + address));
        } catch (RuntimeException failure) {
            throw couldNotListen(failure) ? taken() : unusable(failure);
        }
    }

    private static boolean couldNotListen(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof PortInUseException || at instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException unusable(RuntimeException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BindException setting) {
                Throwable root = setting;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                // A message of ours; a library's may repeat the value.
                String why = root.getClass() == IllegalArgumentException.class ? ": " + root.getMessage() : "";
                return new UsageException("The settings under " + setting.getName() + " can't be used" + why + ".");
            }
        }
        return failure;
    }

    private UsageException taken() {
        return new UsageException("Nothing can listen on " + address + ":" + port
                + ": the port is taken, or the address is none of this machine, or the port needs another user."
                + " Name another with --port or --address, or end what listens there.");
    }
}
