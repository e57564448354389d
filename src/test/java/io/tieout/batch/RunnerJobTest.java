package io.tieout.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Which run a command goes on with, and what becomes of one that was killed. */
@SpringBootTest
class RunnerJobTest {

    @Autowired
    private Runner runner;

    @Autowired
    private Runs runs;

    @Autowired
    private Script script;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        jdbc.sql("truncate run, batch_job_instance cascade").update();
        script.reset();
    }

    @Test
    void aFinishedRunIsFollowedByTheNextNumber() {
        assertThat(runner.run(order("a")).run().number()).isEqualTo(1);
        RunOutcome second = runner.run(order("a"));
        assertThat(second.run().number()).isEqualTo(2);
        assertThat(second.resumed()).isFalse();
        assertThat(script.executed).containsExactly("register", "register");
    }

    @Test
    void aFailedRunIsTakenUpByTheSameCommandAndItsDoneStepsAreNotRepeated() {
        script.pull = () -> {
            throw new UsageException("mend this");
        };
        RunOutcome failed = runner.run(order("a"));
        assertThat(failed.status()).isEqualTo("FAILED");
        assertThat(failed.failure()).isInstanceOf(UsageException.class).hasMessage("mend this");

        script.pull = () -> {};
        RunOutcome resumed = runner.run(order("a"));
        assertThat(resumed.status()).isEqualTo("COMPLETED");
        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.run().id()).isEqualTo(failed.run().id());
        assertThat(script.executed).containsExactly("register");
    }

    @Test
    @DirtiesContext
    void aRunWhoseLockIsLostStopsAndSaysWhy() {
        script.items = 1_000_000;
        script.afterItem = item -> {
            if (item == 3) {
                jdbc.sql("select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory'"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        .query(Long.class)
                        .single();
            }
            return item;
        };
        RunOutcome outcome = runner.run(order("a"));
        assertThat(outcome.failure())
                .isInstanceOf(RunBusyException.class)
                .hasMessageContaining("the right to run broke");
        assertThat(runs.byId(outcome.run().id()).status()).isEqualTo("STOPPED");
        assertThat(script.written).hasSizeLessThan(1_000_000);
    }

    @Test
    void aNewRunNeverTakesANumberThatHasFiles() {
        TreeMap<String, String> inputs = new TreeMap<>();
        RunRequest afterALostDatabase = new RunRequest(RunKind.RECONCILE, "2026-10", "all", inputs, 7, "order");
        assertThat(runner.run(afterALostDatabase).run().number()).isEqualTo(8);
    }

    @Test
    void otherInputsGiveUpTheUnfinishedRun() {
        script.pull = () -> {
            throw new UsageException("mend this");
        };
        RunOutcome failed = runner.run(order("a"));
        script.pull = () -> {};
        RunOutcome next = runner.run(order("b"));
        assertThat(next.run().number()).isEqualTo(2);
        assertThat(runs.byId(failed.run().id()).status()).isEqualTo("ABANDONED");
    }

    @Test
    void aRunThatWasKilledTwiceStillGoesOn() {
        script.pull = () -> {
            throw new IllegalStateException("stands for a kill");
        };
        long id = runner.run(order("a")).run().id();
        asAfterAKill(id);
        runner.run(order("a"));
        asAfterAKill(id);

        script.pull = () -> {};
        RunOutcome last = runner.run(order("a"));
        assertThat(last.status()).isEqualTo("COMPLETED");
        assertThat(last.run().id()).isEqualTo(id);
    }

    @Test
    void aStepWhoseCommitWasNeverAnsweredDoesNotBlockTheRunForEver() {
        script.pull = () -> {
            throw new IllegalStateException("stands for a lost answer");
        };
        long id = runner.run(order("a")).run().id();
        jdbc.sql("update batch_step_execution set status = 'UNKNOWN' where status = 'FAILED'")
                .update();
        jdbc.sql("update batch_job_execution set status = 'UNKNOWN' where status = 'FAILED'")
                .update();
        script.pull = () -> {};
        assertThat(runner.run(order("a")).run()).satisfies(run -> {
            assertThat(run.id()).isEqualTo(id);
            assertThat(run.status()).isEqualTo("COMPLETED");
        });
    }

    @Test
    void aDryRunNeitherEndsNorIsEndedByARealOne() {
        script.pull = () -> {
            throw new UsageException("mend this");
        };
        RunOutcome real = runner.run(order("a"));
        RunOutcome dry = runner.run(
                new RunRequest(RunKind.RECONCILE, "2026-10", RunRequest.DRY_RUN, new TreeMap<>(), 0, "order"));
        assertThat(dry.run().number()).isEqualTo(2);
        assertThat(runs.byId(real.run().id()).status()).isEqualTo("FAILED");
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefusedAndNamesTheFirst() {
        List<Throwable> refused = new ArrayList<>();
        script.pull = () -> {
            Thread second = new Thread(() -> {
                try {
                    runner.run(order("a"));
                } catch (RunBusyException busy) {
                    refused.add(busy);
                }
            });
            second.start();
            try {
                second.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThat(runner.run(order("a")).status()).isEqualTo("COMPLETED");
        assertThat(refused)
                .singleElement()
                .satisfies(busy -> assertThat(busy)
                        .hasMessageContaining("2026-10")
                        .hasMessageContaining(
                                String.valueOf(ProcessHandle.current().pid())));
    }

    @Test
    @DirtiesContext
    void aStopEndsAfterTheChunkAndTheSameCommandGoesOn() {
        script.items = 10;
        script.afterItem = item -> {
            if (item == 3) {
                runner.stop();
            }
            return item;
        };
        RunOutcome stopped = runner.run(order("a"));
        assertThat(stopped.status()).isEqualTo("STOPPED");
        assertThat(script.written).hasSizeLessThan(10);

        assertThat(runs.byId(stopped.run().id()).status()).isEqualTo("STOPPED");
        assertThat(runner.run(order("a")).status())
                .as("a process that was asked to stop starts nothing more")
                .isEqualTo("STOPPED");
    }

    @Test
    void anUnknownKindOfFailureIsNotHidden() {
        script.pull = () -> {
            throw new IllegalStateException("broken");
        };
        assertThat(runner.run(order("a")).failure()).hasMessage("broken");
    }

    private void asAfterAKill(long id) {
        jdbc.sql("update run set status = 'STARTED' where id = ?").param(id).update();
        jdbc.sql("update batch_step_execution set status = 'STARTED', end_time = null where status = 'FAILED'")
                .update();
        jdbc.sql("update batch_job_execution set status = 'STARTED', end_time = null where status = 'FAILED'"
                        + " and job_execution_id = (select max(job_execution_id) from batch_job_execution)")
                .update();
    }

    private static RunRequest order(String input) {
        TreeMap<String, String> inputs = new TreeMap<>();
        inputs.put("register", input);
        return new RunRequest(RunKind.RECONCILE, "2026-10", "all", inputs, 0, "order");
    }

    /** What the steps of the tests do. */
    static class Script {
        final List<String> executed = new ArrayList<>();
        final List<Integer> written = new ArrayList<>();
        Runnable pull = () -> {};
        int items;
        int read;
        Function<Integer, Integer> afterItem = item -> item;

        void reset() {
            executed.clear();
            written.clear();
            pull = () -> {};
            items = 0;
            read = 0;
            afterItem = item -> item;
        }

        @Nullable
        Integer next() {
            return read < items ? afterItem.apply(++read) : null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan("io.tieout.batch")
    static class Context {

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Script script() {
            return new Script();
        }

        @Bean
        Flow openingFlow(JobRepository repository, PlatformTransactionManager transactions) {
            return flow("opening", repository, transactions, () -> {});
        }

        @Bean
        Flow pullFlow(Flow readingFlow) {
            return readingFlow;
        }

        @Bean
        Flow readingPlanFlow(JobRepository repository, PlatformTransactionManager transactions) {
            return flow("readingPlan", repository, transactions, () -> {});
        }

        @Bean
        Flow readingEndFlow(JobRepository repository, PlatformTransactionManager transactions) {
            return flow("readingEnd", repository, transactions, () -> {});
        }

        @Bean
        Flow registerFlow(JobRepository repository, PlatformTransactionManager transactions, Script script) {
            return flow("register", repository, transactions, () -> script.executed.add("register"));
        }

        @Bean
        Flow readingFlow(JobRepository repository, PlatformTransactionManager transactions, Script script) {
            return flow("pull", repository, transactions, () -> script.pull.run());
        }

        @Bean
        Flow reconciliationFlow(JobRepository repository, PlatformTransactionManager transactions, Script script) {
            ItemReader<Integer> reader = script::next;
            return new FlowBuilder<SimpleFlow>("chunks")
                    .start(new StepBuilder("chunks", repository)
                            .<Integer, Integer>chunk(2)
                            .transactionManager(transactions)
                            .reader(reader)
                            .writer(chunk -> script.written.addAll(chunk.getItems()))
                            .build())
                    .build();
        }

        @Bean
        Flow exportFlow(JobRepository repository, PlatformTransactionManager transactions) {
            return flow("export", repository, transactions, () -> {});
        }

        @Bean
        Flow verdictFlow(JobRepository repository, PlatformTransactionManager transactions) {
            return flow("verdict", repository, transactions, () -> {});
        }

        private static Flow flow(
                String name, JobRepository repository, PlatformTransactionManager transactions, Runnable action) {
            return new FlowBuilder<SimpleFlow>(name)
                    .start(new StepBuilder(name, repository)
                            .tasklet(
                                    (contribution, context) -> {
                                        action.run();
                                        return RepeatStatus.FINISHED;
                                    },
                                    transactions)
                            .build())
                    .build();
        }
    }
}
