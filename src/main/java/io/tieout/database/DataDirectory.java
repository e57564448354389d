package io.tieout.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;

/** The database's files: made once, whole or not at all, and never made again where there was one before. */
final class DataDirectory {

    static final String USER = "tieout";

    private static final String BESIDE = "initdb-";
    private static final String MARKER = "created";
    private static final String PASSWORD = "password";
    private static final String MAJOR_VERSION = "17";

    private final DatabaseFolder folder;
    private final ServerAccount account;
    private final Path bin;

    DataDirectory(DatabaseFolder folder, ServerAccount account, Path bin) {
        this.folder = folder;
        this.account = account;
        this.bin = bin;
    }

    /** Leaves a complete data directory behind. */
    void prepare(Consumer<String> say) throws IOException {
        // Under a name of its own each time: the initdb of a killed process may still be writing into its folder.
        folder.removeLeftovers(name -> name.startsWith(BESIDE));
        Path data = folder.data();
        if (Files.exists(data.resolve("global/pg_control"))) {
            checkExisting();
        } else if (folder.has(MARKER) || Files.isDirectory(data) && !DatabaseFolder.isEmpty(data)) {
            throw new DatabaseUnavailableException("The database in " + folder.home() + " is gone: " + data
                    + " is missing or damaged. Nothing was made in its place, for it would be empty. Bring it back "
                    + "from a backup; or, to begin anew with an empty one, move " + folder.pg() + " away.");
        } else {
            create(data);
            say.accept("Made a new, empty database in " + folder.home() + ".");
        }
        // After the data and not before, or a kill in between would look like a loss.
        if (!folder.has(MARKER)) {
            folder.write(MARKER, "A database was made here. While this file is there, none is made in its place.\n");
        }
    }

    String password() throws IOException {
        return folder.read(PASSWORD);
    }

    private void checkExisting() throws IOException {
        String version = Files.readString(folder.data().resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseUnavailableException("The database in " + folder.home() + " is one of PostgreSQL "
                    + version + "; this Tieout brings PostgreSQL " + MAJOR_VERSION + ". Use the Tieout that made it, "
                    + "or move it over with pg_dump and a server given with SPRING_DATASOURCE_URL.");
        }
        if (!folder.has(PASSWORD)) {
            throw new DatabaseUnavailableException("The password of the database in " + folder.home()
                    + " is missing: bring back the file " + folder.pg().resolve(PASSWORD) + ".");
        }
    }

    private void create(Path data) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        folder.write(PASSWORD, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Path beside = folder.privateFolder(BESIDE + UUID.randomUUID());
        Path made = Files.createDirectory(beside.resolve("data"));
        Path password = Files.copy(folder.pg().resolve(PASSWORD), beside.resolve(PASSWORD));
        account.own(beside);
        Command.Result result = Command.run(
                folder.pg(),
                Duration.ofMinutes(5),
                account.command(
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + made,
                        "--username=" + USER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // Compares by code point, everywhere alike, and still knows the letters of all languages.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions"));
        if (!result.succeeded()) {
            throw new DatabaseUnavailableException("A new database in " + folder.home() + " could not be made: "
                    + result.output() + " Make sure that the disk has room and that "
                    + (account.owner().isPresent() ? "uid " + account.owner().getAsInt() : "this user")
                    + " may enter the folder, or name another one with TIEOUT_HOME.");
        }
        if (Files.isDirectory(data)) {
            Files.delete(data);
        }
        folder.move(made, data);
        folder.removeLeftovers(name -> name.startsWith(BESIDE));
    }
}
