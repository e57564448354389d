package io.tieout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Spring Batch 6 lets a step do in silence, over every step of the whole application: run without
 * the database's transactions, or skip and retry inside a transaction that is lost already.
 */
@SpringBootTest(classes = {Application.class, StepsJobTest.Database.class})
class StepsJobTest {

    @Autowired
    private Map<String, AbstractStep> steps;

    @Test
    void everyChunkCommitsInTheDatabase() {
        assertThat(chunkSteps()).hasSizeGreaterThan(10).allSatisfy((name, step) -> {
            TransactionTemplate template =
                    (TransactionTemplate) ReflectionTestUtils.getField(step, "transactionTemplate");
            assertThat(template).isNotNull();
            assertThat(template.getTransactionManager())
                    .as(name)
                    .isInstanceOf(JdbcTransactionManager.class)
                    .isNotInstanceOf(ResourcelessTransactionManager.class);
        });
    }

    @Test
    void noChunkSkipsOrRetriesInsideALostTransaction() {
        assertThat(chunkSteps())
                .allSatisfy((name, step) -> assertThat(ReflectionTestUtils.getField(step, "faultTolerant"))
                        .as(name)
                        .isEqualTo(false));
    }

    private Map<String, AbstractStep> chunkSteps() {
        return steps.entrySet().stream()
                .filter(step -> step.getValue() instanceof ChunkOrientedStep)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh();
        }
    }
}
