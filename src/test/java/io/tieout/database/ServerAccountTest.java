package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountTest {

    private static final Predicate<List<String>> EVERYTHING_WORKS = command -> true;
    private static final Predicate<List<String>> NOTHING_WORKS = command -> false;
    private static final Predicate<List<String>> NO_NAMESPACES =
            command -> !command.get(0).equals("unshare");

    @TempDir
    private Path folder;

    @Test
    void anOrdinaryUserRunsItAsItself() {
        assertThat(ServerAccount.of(1, folder, EVERYTHING_WORKS).command("initdb"))
                .containsExactly("initdb");
    }

    @Test
    void aUidWithoutANameGetsOneFromANamespace() {
        assertThat(ServerAccount.of(47_110_815, folder, EVERYTHING_WORKS).command("initdb"))
                .containsExactly("unshare", "-U", "initdb");
        assertThat(ServerAccount.of(47_110_815, folder, NOTHING_WORKS).command("initdb"))
                .containsExactly("initdb");
    }

    @Test
    void rootRunsItInANamespace() {
        Path notYet = folder.resolve("data");
        assertThat(ServerAccount.of(0, notYet, EVERYTHING_WORKS).command("initdb"))
                .containsExactly("unshare", "-U", "initdb");
    }

    @Test
    void rootWithoutNamespacesRunsItAsAnAccountWithoutRights() {
        ServerAccount account = ServerAccount.of(0, folder.resolve("data"), NO_NAMESPACES);
        int uid = account.owner().orElseThrow();
        assertThat(uid).isPositive();
        assertThat(account.command("initdb"))
                .containsExactly("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "initdb");
    }

    @Test
    void rootWithNeitherIsToldWhatToDo() {
        assertThatThrownBy(() -> ServerAccount.of(0, folder.resolve("data"), NOTHING_WORKS))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("ordinary user")
                .hasMessageContaining("SPRING_DATASOURCE_URL");
    }

    @Test
    @Tag("slow")
    void withoutNamespacesADatabaseIsMadeLeftRunningAndUsedAgainByRoot() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root changes accounts");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path home = folder.resolve("home");
        List<String> said = new ArrayList<>();
        try (EmbeddedDatabase database = start(home, said)) {
            EmbeddedDatabaseTest.run(database, "create table kept as select 'cents' as what");
            assertThat((Integer) Files.getAttribute(home.resolve("pg/data"), "unix:uid"))
                    .isPositive();
            assertThat(new LeftoverServer(home.toRealPath().resolve("pg/data"), withoutNamespaces(home)).postmaster())
                    .isPresent();
            Process reader = new ProcessBuilder(withoutNamespaces(home)
                            .command("cat", home.resolve("pg/password").toString()))
                    .start();
            assertThat(reader.waitFor()).isNotZero();
        }
        try (EmbeddedDatabase database = start(home, said)) {
            assertThat(EmbeddedDatabaseTest.query(database, "select what from kept"))
                    .isEqualTo("cents");
        }
        // Where namespaces work again, the data's owner still decides.
        assertThat(ServerAccount.of(home.resolve("pg/data")).owner()).isPresent();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, said::add)) {
            assertThat(EmbeddedDatabaseTest.query(database, "select what from kept"))
                    .isEqualTo("cents");
        }
        assertThat(said).hasSize(1);
    }

    @Test
    void aHomeThatTheAccountCannotReachIsRefused() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root changes accounts");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> start(folder.resolve("home"), new ArrayList<>()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("cannot reach")
                .hasMessageContaining("TIEOUT_HOME");
    }

    private static EmbeddedDatabase start(Path home, List<String> said) {
        return EmbeddedDatabase.startUnhooked(home, said::add, data -> withoutNamespaces(home));
    }

    private static ServerAccount withoutNamespaces(Path home) {
        return ServerAccount.of(0, home.resolve("pg/data"), NO_NAMESPACES);
    }
}
