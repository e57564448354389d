package io.tieout.reconciliation;

import java.util.List;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The register comes in while Kota's reports are read; the matching follows when both are there. */
@Configuration(proxyBeanMethods = false)
class ReconciliationJob {

    /** So many times {@link RegisterReader#ROWS} are copied in one transaction; smaller chunks cost a round trip each. */
    private static final int LOTS_OF_ROWS = 10;

    /** Ranges of employers that are settled in one transaction. */
    private static final int RANGES = 1;

    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactions;

    ReconciliationJob(JobRepository jobRepository, PlatformTransactionManager transactions) {
        this.jobRepository = jobRepository;
        this.transactions = transactions;
    }

    // Periods that are signed off: left as they are, or opened again with a reason

    @Bean
    Step openPeriod(PeriodOpening opening) {
        return new StepBuilder("openPeriod", jobRepository)
                .tasklet(opening, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Flow openingFlow(Step openPeriod) {
        return new FlowBuilder<Flow>("openingFlow").start(openPeriod).build();
    }

    // The register: loaded whole, in chunks

    @Bean
    Step loadRegister(RegisterReader reader, RegisterWriter writer) {
        return new StepBuilder("loadRegister", jobRepository)
                .<List<RegisterItem>, List<RegisterItem>>chunk(LOTS_OF_ROWS)
                .transactionManager(transactions)
                .reader(new ReadAhead<>(reader, 1))
                .writer(writer)
                .listener(writer)
                .build();
    }

    @Bean
    Flow registerFlow(Step loadRegister) {
        return new FlowBuilder<Flow>("registerFlow").start(loadRegister).build();
    }

    // The reconciliation: ranges of employers that were pulled and are not settled yet, two at a time

    @Bean
    Step planSettlement(SettlementPlan plan) {
        return new StepBuilder("planSettlement", jobRepository)
                .tasklet(plan, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step settleEmployers(UnsettledEmployers reader, EmployerSettlement writer) {
        return settling("settleEmployers", reader, writer);
    }

    @Bean
    Step settleEmployersBeside(UnsettledEmployers reader, EmployerSettlement writer) {
        return settling("settleEmployersBeside", reader, writer);
    }

    private Step settling(String name, UnsettledEmployers reader, EmployerSettlement writer) {
        return new StepBuilder(name, jobRepository)
                .<EmployerRange, EmployerRange>chunk(RANGES)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Flow reconciliationFlow(Step planSettlement, Step settleEmployers, Step settleEmployersBeside) {
        Flow sideBySide = new FlowBuilder<Flow>("settlingFlow")
                .start(new FlowBuilder<Flow>("settlingOne")
                        .start(settleEmployers)
                        .build())
                .split(new SimpleAsyncTaskExecutor("settle-"))
                .add(new FlowBuilder<Flow>("settlingTwo")
                        .start(settleEmployersBeside)
                        .build())
                .build();
        return new FlowBuilder<Flow>("reconciliationFlow")
                .start(planSettlement)
                .next(sideBySide)
                .build();
    }
}
