package io.tieout.contribution;

import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The steps that bring Kota's contribution reports of a period into the database.
 *
 * <p>Every step may start again although it completed: it does what the tables say is not done.
 */
@Configuration(proxyBeanMethods = false)
class ContributionPullJob {

    /** Answers per transaction: pages of a hundred people each, up to some 8,000 lines in one COPY. */
    private static final int ANSWERS_PER_CHUNK = 20;

    private static final int STRANGERS_PER_CHUNK = 100;

    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactions;

    ContributionPullJob(JobRepository jobRepository, PlatformTransactionManager transactions) {
        this.jobRepository = jobRepository;
        this.transactions = transactions;
    }

    /** The whole of it; a job that does something else beside the reading takes the three parts. */
    @Bean
    Flow pullFlow(Flow readingPlanFlow, Flow readingFlow, Flow readingEndFlow) {
        return new FlowBuilder<SimpleFlow>("pullFlow")
                .start(readingPlanFlow)
                .next(readingFlow)
                .next(readingEndFlow)
                .build();
    }

    @Bean
    Flow readingPlanFlow(Step listEmployers, Step planReading) {
        return new FlowBuilder<SimpleFlow>("readingPlanFlow")
                .start(listEmployers)
                .next(planReading)
                .build();
    }

    @Bean
    Flow readingFlow(Step pullReports, Step pullReportsBeside) {
        return new FlowBuilder<Flow>("readingFlow")
                .start(new FlowBuilder<Flow>("readingOne").start(pullReports).build())
                .split(new SimpleAsyncTaskExecutor("pull-"))
                .add(new FlowBuilder<Flow>("readingTwo")
                        .start(pullReportsBeside)
                        .build())
                .build();
    }

    @Bean
    Flow readingEndFlow(Step nameStrangers, Step requireReports) {
        return new FlowBuilder<SimpleFlow>("readingEndFlow")
                .start(nameStrangers)
                .next(requireReports)
                .build();
    }

    @Bean
    Flow verdictFlow(Step giveVerdict) {
        return new FlowBuilder<SimpleFlow>("verdictFlow").start(giveVerdict).build();
    }

    // step 1: which employers

    @Bean
    Step listEmployers(EmployersInScope employers) {
        return new StepBuilder("listEmployers", jobRepository)
                .tasklet(employers, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    // step 2: whose reports are still to be read

    @Bean
    Step planReading(ReadingPlan plan) {
        return new StepBuilder("planReading", jobRepository)
                .tasklet(plan, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    // step 3: every page of every report, until it stood still; two employers at a time, each on a session of its own

    @Bean
    Step pullReports(PullReader reader, PullWriter writer) {
        return reading("pullReports", reader, writer);
    }

    @Bean
    Step pullReportsBeside(PullReader reader, PullWriter writer) {
        return reading("pullReportsBeside", reader, writer);
    }

    private Step reading(String name, PullReader reader, PullWriter writer) {
        return new StepBuilder(name, jobRepository)
                .<Fetched, Fetched>chunk(ANSWERS_PER_CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .allowStartIfComplete(true)
                .build();
    }

    // step 4: who the people are whom the roster does not know

    @Bean
    Step nameStrangers(StrangerReader reader, StrangerWriter writer) {
        return new StepBuilder("nameStrangers", jobRepository)
                .<Stranger, Stranger>chunk(STRANGERS_PER_CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .allowStartIfComplete(true)
                .build();
    }

    // step 5: a period without any report is a mistake in the command

    @Bean
    Step requireReports(ReportsRequired required) {
        return new StepBuilder("requireReports", jobRepository)
                .tasklet(required, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    // at the end of the run: fail if an employer failed

    @Bean
    Step giveVerdict(Verdict verdict) {
        return new StepBuilder("giveVerdict", jobRepository)
                .tasklet(verdict, transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
