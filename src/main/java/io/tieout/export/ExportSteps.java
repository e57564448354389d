package io.tieout.export;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of a run: one step, several employers at a time, driven by what {@code run_employer} still lacks. */
@Configuration(proxyBeanMethods = false)
class ExportSteps {

    /** Employers between two looks at whether the run is to stop. */
    private static final int EMPLOYERS = 20;

    @Bean
    Flow exportFlow(Step writeFiles, Step writePortfolio) {
        return new FlowBuilder<Flow>("exportFlow")
                .start(writeFiles)
                .next(writePortfolio)
                .end();
    }

    // An employer is one transaction: its folder is complete and its row says so, or both are done again.
    @Bean
    Step writeFiles(
            JobRepository jobRepository,
            PlatformTransactionManager transactions,
            WaitingEmployers waitingEmployers,
            EmployerFiles employerFiles) {
        return new StepBuilder("writeFiles", jobRepository)
                .<String, String>chunk(EMPLOYERS)
                .transactionManager(transactions)
                .reader(waitingEmployers)
                .writer(employerFiles)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step writePortfolio(
            JobRepository jobRepository, PlatformTransactionManager transactions, PortfolioWriting portfolioWriting) {
        return new StepBuilder("writePortfolio", jobRepository)
                .tasklet(portfolioWriting, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @StepScope
    PortfolioWriting portfolioWriting(
            @Value("#{jobParameters['run']}") long run,
            @Value("#{jobParameters['number']}") long number,
            RunInputs runInputs,
            Portfolio portfolio,
            Clock clock) {
        return new PortfolioWriting((int) number, runInputs.of(run, ReconcileInputs.class), portfolio, clock);
    }

    @Bean
    @StepScope
    WaitingEmployers waitingEmployers(
            @Value("#{jobParameters['run']}") long run, EmployersOfRun employers, Progress progress) {
        return new WaitingEmployers(run, employers, progress);
    }

    @Bean
    @StepScope
    EmployerFiles employerFiles(
            @Value("#{jobParameters['run']}") long run,
            RunInputs runInputs,
            EmployerExport export,
            PlatformTransactionManager transactions,
            JdbcClient db,
            Clock clock,
            Progress progress) {
        return new EmployerFiles(
                run,
                runInputs.of(run, ReconcileInputs.class),
                export,
                new SideBySide(new TransactionTemplate(transactions)),
                db,
                clock,
                progress);
    }
}
