package io.tieout.database;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;

/**
 * Where the data live: the server that {@code spring.datasource.url} names, untouched, or else an embedded one in
 * {@code tieout.home}. A blank URL counts as none. Stands back where a test brings a data source of its own.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnMissingBean({DataSource.class, JdbcConnectionDetails.class})
@PropertySource("classpath:io/tieout/database/database.properties")
class DatabaseAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAutoConfiguration.class);

    /** The pool is made from these details, so Spring closes it before it closes the server. */
    @Bean(destroyMethod = "close")
    DatabaseConnection databaseConnection(Environment environment, ObjectProvider<DatabaseNotices> notices) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.isBlank()) {
            String username = environment.getProperty("spring.datasource.username", "");
            String password = environment.getProperty("spring.datasource.password", "");
            GivenDatabase.check(url, username, password);
            return DatabaseConnection.given(url, username, password);
        }
        Path home = Path.of(environment.getRequiredProperty("tieout.home"));
        DatabaseNotices say = notices.getIfAvailable(() -> LOG::info);
        return DatabaseConnection.embedded(EmbeddedDatabase.startUnhooked(home, say::say));
    }
}
