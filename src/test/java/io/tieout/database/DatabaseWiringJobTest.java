package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.tieout.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseWiringJobTest {

    private static final List<String> SAID = new ArrayList<>();

    @TempDir
    private Path folder;

    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void elsewhere() {
        SAID.clear();
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
    }

    @AfterEach
    void back() {
        TimeZone.setDefault(zone);
    }

    @Test
    void withoutAServerTheEmbeddedOneIsMigratedAndStopsAfterThePool() throws Exception {
        Path home = Homes.in(folder);
        HikariDataSource pool;
        try (ConfigurableApplicationContext context = start(Plain.class, Map.of("tieout.home", home))) {
            DataSource dataSource = context.getBean(DataSource.class);
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            pool = dataSource.unwrap(HikariDataSource.class);

            assertThat(SAID).singleElement().asString().contains("new, empty database");
            assertThat(text(jdbc, "select count(*)::text from installation")).isEqualTo("0");
            assertThat(text(jdbc, "show data_directory"))
                    .isEqualTo(home.resolve("pg/data").toString());
            assertThat(text(jdbc, "show time zone")).isEqualTo("UTC");
            assertThat(text(jdbc, "show application_name")).isEqualTo("tieout");
            assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
            assertThat(pool.getDataSourceProperties()).containsEntry("logServerErrorDetail", "false");
            aTransactionTakesAConnectionAtItsFirstStatement(context, pool);
            aRunLockDoesNotTakeOneFromThePool(dataSource, pool);
            assertThat(home.resolve("pg/data/postmaster.pid")).exists();
            // Spring destroys what depends on a bean before the bean.
            assertThat(context.getBeanFactory().getDependentBeans("databaseConnection"))
                    .contains("dataSource");
        }
        assertThat(pool.isClosed()).isTrue();
        assertThat(home.resolve("pg/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aBlankAddressIsNone() throws Exception {
        Path home = Homes.withDatabase(folder);
        Map<String, Object> settings = Map.of("tieout.home", home, "spring.datasource.url", "");
        try (ConfigurableApplicationContext context = start(Plain.class, settings)) {
            assertThat(text(context.getBean(JdbcClient.class), "show data_directory"))
                    .startsWith(home.toString());
        }
    }

    @Test
    void aGivenServerIsUsedAndNoHomeIsMade() {
        PGSimpleDataSource given = (PGSimpleDataSource) TestDatabase.fresh();
        Path home = folder.resolve("home");
        try (ConfigurableApplicationContext context = start(Plain.class, settings(given, home))) {
            assertThat(text(context.getBean(JdbcClient.class), "select current_database()::text"))
                    .isEqualTo(given.getDatabaseName());
            assertThat(text(context.getBean(JdbcClient.class), "show time zone"))
                    .isEqualTo("UTC");
            assertThat(text(context.getBean(JdbcClient.class), "show jit")).isEqualTo("off");
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereStopsTheStartWithWhatToDo() {
        Map<String, Object> settings = Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:1/none?password=hush",
                "spring.datasource.username",
                "anne");
        assertThatThrownBy(() -> start(Plain.class, settings).close())
                .satisfies(failure -> assertThat(DatabaseUnavailableException.behind(failure))
                        .hasValueSatisfying(reason -> assertThat(reason)
                                .hasMessageContaining("//127.0.0.1:1/none cannot be reached")
                                .hasMessageContaining("SPRING_DATASOURCE_URL")
                                .hasMessageNotContaining("hush")));
    }

    @Test
    void aDataSourceOfATestsOwnStartsNoServer() {
        Path home = folder.resolve("home");
        try (ConfigurableApplicationContext context = start(OwnDataSource.class, Map.of("tieout.home", home))) {
            assertThat(context.getBean(DataSource.class)).isInstanceOf(PGSimpleDataSource.class);
        }
        assertThat(home).doesNotExist();
    }

    private static void aTransactionTakesAConnectionAtItsFirstStatement(
            ConfigurableApplicationContext context, HikariDataSource pool) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            text(jdbc, "select 'x'");
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isOne();
            jdbc.sql("create table landing (id int)").update();
            Copy.rows(
                    context.getBean(DataSource.class),
                    "landing (id)",
                    Stream.of(1, 2).map(id -> new Object[] {id}).toList());
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isOne();
            status.setRollbackOnly();
        });
        assertThat(text(jdbc, "select to_regclass('landing') is null")).isEqualTo("t");
    }

    private static void aRunLockDoesNotTakeOneFromThePool(DataSource dataSource, HikariDataSource pool) {
        try (RunLock lock = RunLock.tryAcquire(dataSource, "sync/all", "me").orElseThrow()) {
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            pool.getHikariPoolMXBean().softEvictConnections();
            assertThat(lock.isHeld()).isTrue();
            assertThat(RunLock.holder(dataSource, "sync/all")).contains("me");
        }
        assertThat(RunLock.holder(dataSource, "sync/all")).isEmpty();
    }

    private static Map<String, Object> settings(PGSimpleDataSource given, Path home) {
        return Map.of(
                "tieout.home",
                home,
                "spring.datasource.url",
                given.getURL(),
                "spring.datasource.username",
                String.valueOf(given.getUser()),
                "spring.datasource.password",
                given.getPassword() == null ? "" : given.getPassword());
    }

    private static String text(JdbcClient jdbc, String select) {
        return jdbc.sql(select).query(String.class).single();
    }

    private static ConfigurableApplicationContext start(Class<?> configuration, Map<String, Object> settings) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.batch.job.enabled=false",
                                        "--spring.batch.jdbc.initialize-schema=never",
                                        "--spring.main.banner-mode=off"),
                                settings.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue()))
                        .toArray(String[]::new));
    }

    @Configuration
    @EnableAutoConfiguration
    static class Plain {

        @Bean
        DatabaseNotices notices() {
            return SAID::add;
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class OwnDataSource {

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh();
        }
    }
}
