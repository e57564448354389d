package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not happen to somebody's data, or to somebody else's processes. */
class EmbeddedDatabaseAccidentsTest {

    @TempDir
    private Path folder;

    private Path home;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void home() throws IOException {
        home = Homes.withDatabase(folder);
    }

    @Test
    void afterAKillTheNextStartStopsTheServerLeftRunningAndGoesOnWithTheSameData() throws Exception {
        long orphan;
        try (Holder holder = Holder.of(home)) {
            try (var connection = holder.connect()) {
                connection.createStatement().execute("create table kept as select 'cents' as what");
            }
            orphan = postmaster();
            holder.kill();
        }
        assertThat(works(orphan)).isTrue();

        try (EmbeddedDatabase database = start()) {
            assertThat(EmbeddedDatabaseTest.query(database, "select what from kept"))
                    .isEqualTo("cents");
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(said).singleElement().asString().contains("process " + orphan, "left behind");
        }
        assertThat(works(orphan)).isFalse();
    }

    @Test
    void aPidFileThatNamesAStrangerIsDeletedAndTheStrangerLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            writePidFile(stranger.pid());
            try (EmbeddedDatabase database = start()) {
                assertThat(EmbeddedDatabaseTest.query(database, "select 'in'")).isEqualTo("in");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anotherPostgresOfOursOnAnotherFolderIsAStrangerToo() throws Exception {
        Path otherHome = Homes.withDatabase(Files.createDirectory(folder.resolve("other")));
        try (EmbeddedDatabase other = EmbeddedDatabase.start(otherHome, said::add)) {
            writePidFile(postmaster(otherHome));
            start().close();
            assertThat(EmbeddedDatabaseTest.query(other, "select 'still here'")).isEqualTo("still here");
        }
    }

    @Test
    void anUnreadableOrOrphanedPidFileIsNoObstacle() throws Exception {
        Files.writeString(home.resolve("pg/data/postmaster.pid"), "");
        start().close();
        long gone = new ProcessBuilder("true").start().onExit().get().pid();
        writePidFile(gone);
        start().close();
    }

    @Test
    void aSecondProcessIsRefusedAndTheFirstNamed() throws Exception {
        try (Holder holder = Holder.of(home)) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("process " + holder.pid())
                    .hasMessageContaining("TIEOUT_HOME");
            try (var connection = holder.connect()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        start().close();
    }

    @Test
    void aSecondStartInOneProcessIsRefusedAndDoesNotGiveTheLockAway() throws Exception {
        try (EmbeddedDatabase first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("this very process");
            assertThatThrownBy(() -> Holder.of(home))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(EmbeddedDatabaseTest.query(first, "select 'unharmed'")).isEqualTo("unharmed");
        }
    }

    @Test
    void whenTheProcessEndsInGoodOrderTheServerIsStopped() throws Exception {
        try (Holder holder = Holder.of(home)) {
            long server = postmaster();
            assertThat(works(server)).isTrue();
            holder.terminate();
            // It has let go of the data; the process itself is gone a moment later.
            await().atMost(Duration.ofSeconds(10)).until(() -> !works(server));
        }
        assertThat(home.resolve("pg/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aDatabaseThatWasHalfMadeIsMadeAgain() throws Exception {
        home = Homes.in(Files.createDirectory(folder.resolve("new")));
        Path half = Files.createDirectories(home.resolve("pg/initdb-1234/data/global"));
        Files.writeString(half.resolve("pg_control"), "half");
        try (EmbeddedDatabase database = start()) {
            assertThat(EmbeddedDatabaseTest.query(database, "select 'whole'")).isEqualTo("whole");
        }
        assertThat(home.resolve("pg/initdb-1234")).doesNotExist();
        assertThat(said).singleElement().asString().contains("new, empty database");
    }

    @Test
    void aDatabaseThatIsGoneIsNotReplacedByAnEmptyOne() throws Exception {
        Path data = home.resolve("pg/data");
        Path elsewhere = Files.move(data, folder.resolve("elsewhere"));
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("is gone")
                .hasMessageContaining("backup");
        assertThat(data).doesNotExist();

        Files.createDirectory(data);
        assertThatThrownBy(this::start).hasMessageContaining("is gone");
        Files.delete(data);
        Files.move(elsewhere, data);
        start().close();
    }

    @Test
    void aDatabaseWhoseMarkerWasNotWrittenYetIsKept() throws Exception {
        try (EmbeddedDatabase database = start()) {
            EmbeddedDatabaseTest.run(database, "create table kept as select 'cents' as what");
        }
        Files.delete(home.resolve("pg/created"));
        try (EmbeddedDatabase database = start()) {
            assertThat(EmbeddedDatabaseTest.query(database, "select what from kept"))
                    .isEqualTo("cents");
        }
        assertThat(home.resolve("pg/created")).exists();
    }

    @Test
    void aDatabaseOfAnotherPostgresIsLeftAsItIs() throws Exception {
        Files.writeString(home.resolve("pg/data/PG_VERSION"), "16\n");
        assertThatThrownBy(this::start).hasMessageContaining("PostgreSQL 16").hasMessageContaining("pg_dump");
    }

    @Test
    void aHomeThatAShellWouldReadOtherwiseIsRefused() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder.resolve("$(touch x)"), said::add))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("TIEOUT_HOME");
    }

    @Test
    void aHomeWithSpacesAccentsAndALongNameWorks() throws Exception {
        Path deep = folder.resolve("päyroll of O'Brien & sons").resolve("x".repeat(120));
        Path awkward = Homes.withDatabase(Files.createDirectories(deep));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(awkward, said::add)) {
            assertThat(EmbeddedDatabaseTest.query(database, "show data_directory"))
                    .isEqualTo(awkward.resolve("pg/data").toString());
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(home, said::add);
    }

    private long postmaster() throws IOException {
        return postmaster(home);
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("pg/data/postmaster.pid")).get(0));
    }

    /** A process that has ended may keep its number until its parent has taken note; it has no program any more. */
    private static boolean works(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                // Another program may have got the number since.
                .filter(program -> program.endsWith("/postgres"))
                .isPresent();
    }

    private void writePidFile(long pid) throws IOException {
        Path data = home.resolve("pg/data");
        Files.writeString(
                data.resolve("postmaster.pid"),
                String.join("\n", Long.toString(pid), data.toString(), "1700000000", "5432", "", "127.0.0.1", "", ""));
    }
}
