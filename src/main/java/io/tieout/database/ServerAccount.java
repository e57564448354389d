package io.tieout.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as, for it refuses root. As root it runs in a user namespace of its own, where the same root is
 * nobody in particular; where namespaces are off, as an unprivileged account that owns the data.
 *
 * @param prefix what stands before each of PostgreSQL's commands
 * @param owner the uid that must own what the server writes; empty where that is ourselves
 */
record ServerAccount(List<String> prefix, OptionalInt owner) {

    private static final int ROOT = 0;
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final Path PASSWD = Path.of("/etc/passwd");

    /** Chooses for this process and a data directory, which may not exist yet. */
    static ServerAccount of(Path data) {
        return of(ownUid(), data, ServerAccount::works);
    }

    static ServerAccount of(int self, Path data, Predicate<List<String>> works) {
        if (self != ROOT) {
            // Containers may run as a uid that no account has; PostgreSQL wants a name, and in a namespace it has one.
            return hasName(self) || !works.test(inNamespace("true"))
                    ? new ServerAccount(List.of(), OptionalInt.empty())
                    : new ServerAccount(NAMESPACE, OptionalInt.empty());
        }
        int owner = Files.isDirectory(data) ? uidOf(data) : ROOT;
        if (owner == ROOT && works.test(inNamespace("true"))) {
            return new ServerAccount(NAMESPACE, OptionalInt.empty());
        }
        int unprivileged = owner == ROOT ? unprivilegedUid() : owner;
        ServerAccount account = new ServerAccount(
                List.of("setpriv", "--reuid=" + unprivileged, "--regid=" + unprivileged, "--clear-groups"),
                OptionalInt.of(unprivileged));
        if (!works.test(account.command("true"))) {
            throw new DatabaseUnavailableException("PostgreSQL does not run as root, and neither a user namespace "
                    + "(unshare -U) nor another account (setpriv) may be used here. Start Tieout as an ordinary user, "
                    + "or give it a server with SPRING_DATASOURCE_URL.");
        }
        return account;
    }

    List<String> command(String... arguments) {
        return Stream.concat(prefix.stream(), Stream.of(arguments)).toList();
    }

    boolean canEnter(Path folder) {
        return prefix.isEmpty() || works(command("test", "-x", folder.toString()));
    }

    /** Hands a file or folder, and what is in it, to the server's account. */
    void own(Path path) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.setAttribute(each, "unix:uid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(each, "unix:gid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static List<String> inNamespace(String command) {
        return Stream.concat(NAMESPACE.stream(), Stream.of(command)).toList();
    }

    private static boolean works(List<String> command) {
        return Command.run(Path.of("/"), Duration.ofSeconds(10), command).succeeded();
    }

    private static int ownUid() {
        return (int) new UnixSystem().getUid();
    }

    private static int uidOf(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasName(int uid) {
        return accounts().anyMatch(fields -> fields[2].equals(Integer.toString(uid))) || !Files.exists(PASSWD);
    }

    /** The account that is there for PostgreSQL, or the one that is there for nothing. */
    private static int unprivilegedUid() {
        return Stream.of("postgres", "nobody")
                .flatMap(name -> accounts().filter(fields -> fields[0].equals(name)))
                .mapToInt(fields -> Integer.parseInt(fields[2]))
                .filter(uid -> uid != ROOT)
                .findFirst()
                .orElseThrow(() -> new DatabaseUnavailableException("PostgreSQL does not run as root, and /etc/passwd "
                        + "knows neither an account \"postgres\" nor \"nobody\" to run it as. Start Tieout as an "
                        + "ordinary user, or give it a server with SPRING_DATASOURCE_URL."));
    }

    private static Stream<String[]> accounts() {
        try {
            return Files.exists(PASSWD)
                    ? Files.readAllLines(PASSWD, StandardCharsets.ISO_8859_1).stream()
                            .map(line -> line.split(":", -1))
                            .filter(fields -> fields.length >= 4)
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
