package io.tieout.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Finds the PostgreSQL that a killed Tieout left running on a data directory. A process counts as ours only when it is
 * a postgres whose working folder is that directory; a number in a file proves nothing, for numbers are given anew.
 */
final class LeftoverServer {

    private static final Path PROC = Path.of("/proc");

    private final Path data;
    private final ServerAccount account;

    LeftoverServer(Path data, ServerAccount account) {
        this.data = data;
        this.account = account;
    }

    /** The postmaster that {@code postmaster.pid} names, if it is ours. Another process's number is deleted with the file. */
    Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<ProcessHandle> named = pidIn(file).flatMap(ProcessHandle::of);
        if (named.isPresent() && isOurs(named.get())) {
            return named;
        }
        if (named.isPresent() || pidIn(file).isEmpty()) {
            // PostgreSQL would take the stranger for a server and refuse. A number that nobody has it judges itself,
            // and better: it also looks at the shared memory.
            Files.delete(file);
        }
        return Optional.empty();
    }

    /** Every process of PostgreSQL that works on the directory; also those whose postmaster was killed. */
    private List<ProcessHandle> processes() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isOurs).toList();
        }
    }

    /** Waits for them to end, a second per step; empty when all have. */
    Optional<ProcessHandle> awaitEnd(int steps) {
        List<ProcessHandle> working = processes();
        for (int i = 0; i < steps && !working.isEmpty(); i++) {
            try {
                working.get(0).onExit().get(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (ExecutionException | TimeoutException e) {
                // Looked at again below.
            }
            working = processes();
        }
        return working.stream().findFirst();
    }

    private static Optional<Long> pidIn(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().map(line -> Math.abs(Long.parseLong(line.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            String command = process.info().command().orElse("");
            List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
            return command.endsWith("/postgres") && arguments.contains(data.toString());
        }
        Path entry = PROC.resolve(Long.toString(process.pid()));
        return readable(entry.resolve("comm")).equals("postgres")
                && program(link(entry.resolve("exe"))).equals("postgres")
                && link(entry.resolve("cwd")).equals(data.toString());
    }

    private static String program(String exe) {
        String path = exe.endsWith(" (deleted)") ? exe.substring(0, exe.length() - " (deleted)".length()) : exe;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            // It has ended meanwhile, or has and its parent has not taken note yet.
            return "";
        } catch (IOException e) {
            return account.prefix().isEmpty() ? "" : linkAsServer(link);
        }
    }

    /** In a container even root may not look into another account's process, but that account may. */
    private String linkAsServer(Path link) {
        Command.Result result =
                Command.run(Path.of("/"), Duration.ofSeconds(10), account.command("readlink", link.toString()));
        return result.succeeded() ? result.output() : "";
    }
}
