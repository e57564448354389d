package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenDatabaseTest {

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedDatabase.start(Homes.withDatabase(folder), line -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aServerThatAnswersIsFine() {
        assertThatCode(() -> GivenDatabase.check(server.jdbcUrl(), server.username(), server.password()))
                .doesNotThrowAnyException();
        String whole = server.jdbcUrl() + "?user=" + server.username() + "&password=" + server.password();
        assertThatCode(() -> GivenDatabase.check(whole, "", "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:x", "jdbc:mysql://root:secret@db/x", "postgres://secret@db/x", "secret"})
    void anotherKindIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> GivenDatabase.check(url, "anne", "secret"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("jdbc:postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theWrongPasswordIsNamedAsSuchAndNotShown() {
        assertThatThrownBy(() -> GivenDatabase.check(server.jdbcUrl(), "anne", "secret"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("refused the password of user anne")
                .hasMessageContaining("SPRING_DATASOURCE_PASSWORD")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        String url = server.jdbcUrl().replace("/postgres", "/payroll?sslpassword=secret");
        assertThatThrownBy(() -> GivenDatabase.check(url, server.username(), server.password()))
                .hasMessageContaining("/payroll does not exist")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aDatabaseInAnotherEncodingIsRefused() throws Exception {
        EmbeddedDatabaseTest.run(
                server, "create database latin template template0 encoding 'LATIN1' locale 'C' locale_provider libc");
        String url = server.jdbcUrl().replace("/postgres", "/latin");
        assertThatThrownBy(() -> GivenDatabase.check(url, server.username(), server.password()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("UTF-8");
    }
}
