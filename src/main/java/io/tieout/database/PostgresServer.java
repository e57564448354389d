package io.tieout.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Starts and stops PostgreSQL on a data directory, through pg_ctl. */
final class PostgresServer {

    /** Another program may take the free port before PostgreSQL does. */
    private static final int PORTS_TO_TRY = 5;

    private static final long LOG_LIMIT = 10_000_000;

    /** After a crash PostgreSQL repeats what its log holds first; it is not to be disturbed at that. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final Duration STOP = Duration.ofSeconds(60);

    private final DatabaseFolder folder;
    private final ServerAccount account;
    private final Path bin;

    PostgresServer(DatabaseFolder folder, ServerAccount account, Path bin) {
        this.folder = folder;
        this.account = account;
        this.bin = bin;
    }

    /** @return the port it listens on, on the loopback address only */
    int start() throws IOException {
        account.own(folder.privateFolder(folder.sockets().getFileName().toString()));
        Command.Result result = new Command.Result(-1, "");
        for (int i = 0; i < PORTS_TO_TRY; i++) {
            int port = freePort();
            renewLog();
            result = pgCtl(START, "start", "--options=" + options(port), "--log=" + folder.log());
            if (result.succeeded()) {
                return port;
            }
            if (!logTail().contains("could not create any TCP/IP sockets")) {
                break;
            }
        }
        throw new DatabaseUnavailableException("PostgreSQL did not start in " + folder.home() + ": " + result.output()
                + System.lineSeparator() + logTail() + System.lineSeparator() + "The whole log: " + folder.log());
    }

    void stop() {
        if (!pgCtl(STOP, "stop", "--mode=fast").succeeded()) {
            // Like a power cut, which the data survive; a server left behind would be in the way of the next start.
            pgCtl(STOP, "stop", "--mode=immediate");
        }
    }

    private Command.Result pgCtl(Duration limit, String action, String... more) {
        List<String> command = account.command(
                bin.resolve("pg_ctl").toString(),
                action,
                "--pgdata=" + folder.data(),
                "--wait",
                "--timeout=" + limit.toSeconds());
        return Command.run(
                folder.pg(),
                limit.plusSeconds(10),
                Stream.concat(command.stream(), Stream.of(more)).toList());
    }

    private String options(int port) {
        return String.join(
                " -c ",
                "-c listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=../" + folder.sockets().getFileName(),
                "unix_socket_permissions=0700",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                // The details of an error repeat values of the row.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private void renewLog() throws IOException {
        Path log = folder.log();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            folder.move(log, folder.pg().resolve("server.log.1"));
        }
        account.own(folder.privateFile(log.getFileName().toString()));
    }

    private String logTail() throws IOException {
        List<String> lines = new String(Files.readAllBytes(folder.log()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
