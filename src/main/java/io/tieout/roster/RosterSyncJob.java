package io.tieout.roster;

import io.tieout.batch.RunInputs;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.kota.Employee;
import io.tieout.kota.Employer;
import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The roster sync: read both files, see what Kota holds, plan, and only then send. */
@Configuration(proxyBeanMethods = false)
class RosterSyncJob {

    private static final int ROWS = 2000;
    /** Small, so that a stop loses little; the window of calls reaches across. */
    private static final int CALLS = 200;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    RosterSyncJob(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Bean
    Step stageEmployers(StageReader<EmployerRow> reader, StageWriter<EmployerRow> writer) {
        return chunks("stageEmployers", ROWS, reader, writer);
    }

    @Bean
    Step stageEmployees(StageReader<EmployeeRow> reader, StageWriter<EmployeeRow> writer) {
        return chunks("stageEmployees", ROWS, reader, writer);
    }

    @Bean
    Step checkRows(RosterCheck check) {
        return once("checkRows", (contribution, context) -> {
            check.check();
            return RepeatStatus.FINISHED;
        });
    }

    /** At every start, also of a run that only has to send: the clock may have been moved in between. */
    @Bean
    Step checkClock(ClockCheck check) {
        return new StepBuilder("checkClock", repository)
                .tasklet(
                        (contribution, context) -> {
                            check.check();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step settleEarlierIntents(SettleReader reader, OutcomeWriter outcomes) {
        return chunks("settleEarlierIntents", CALLS, reader, outcomes);
    }

    @Bean
    Step sweepEmployers(ListReader<Employer> reader, FarSideWriter<Employer> writer) {
        return chunks("sweepEmployers", ROWS, reader, writer);
    }

    @Bean
    Step sweepEmployees(ListReader<Employee> reader, FarSideWriter<Employee> writer) {
        return chunks("sweepEmployees", ROWS, reader, writer);
    }

    @Bean
    Step planChanges(Planning planning) {
        return once("planChanges", (contribution, context) -> {
            planning.plan();
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step guardPlan(Guarding guarding) {
        return once("guardPlan", (contribution, context) -> {
            guarding.guard();
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step applyEmployers(SendReader<EmployerRow> reader, OutcomeWriter outcomes) {
        return sending("applyEmployers", reader, outcomes);
    }

    @Bean
    Step applyEmployees(SendReader<EmployeeRow> employeeSender, OutcomeWriter outcomes) {
        return sending("applyEmployees", employeeSender, outcomes);
    }

    @Bean
    Step applySalaries(SendReader<EmployeeRow> salarySender, OutcomeWriter outcomes) {
        return sending("applySalaries", salarySender, outcomes);
    }

    @Bean
    Step cancelOffboardings(SendReader<EmployeeRow> cancellationSender, OutcomeWriter outcomes) {
        return sending("cancelOffboardings", cancellationSender, outcomes);
    }

    @Bean
    Step offboardEmployees(SendReader<EmployeeRow> offboardingSender, OutcomeWriter outcomes) {
        return sending("offboardEmployees", offboardingSender, outcomes);
    }

    @Bean
    Step afterwards(AfterSync after, RunInputs inputs) {
        return once("afterwards", (contribution, context) -> {
            after.finish(inputs(inputs, context));
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Job rosterSync(
            Step stageEmployers,
            Step stageEmployees,
            Step checkRows,
            Step checkClock,
            Step settleEarlierIntents,
            Step sweepEmployers,
            Step sweepEmployees,
            Step planChanges,
            Step guardPlan,
            PlanGuards planGuards,
            Step applyEmployers,
            Step applyEmployees,
            Step applySalaries,
            Step cancelOffboardings,
            Step offboardEmployees,
            Step afterwards) {
        return new JobBuilder("rosterSync", repository)
                .start(stageEmployers)
                .next(stageEmployees)
                .next(checkRows)
                .next(checkClock)
                .next(settleEarlierIntents)
                .next(sweepEmployers)
                .next(sweepEmployees)
                .next(planChanges)
                .next(guardPlan)
                .next(planGuards)
                .on(PlanGuards.PLAN_ONLY)
                .to(afterwards)
                .from(planGuards)
                .on(PlanGuards.SEND)
                .to(applyEmployers)
                .next(applyEmployees)
                .next(applySalaries)
                .next(cancelOffboardings)
                .next(offboardEmployees)
                .next(afterwards)
                .end()
                .build();
    }

    private <T> Step chunks(String name, int size, ItemReader<T> reader, ItemWriter<T> writer) {
        return new StepBuilder(name, repository)
                .<T, T>chunk(size)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .build();
    }

    /** Runs at every start, whatever an earlier try came to: the intents say what is left to send. */
    private Step sending(String name, ItemReader<Sent> reader, ItemWriter<Sent> writer) {
        return new StepBuilder(name, repository)
                .<Sent, Sent>chunk(CALLS)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .allowStartIfComplete(true)
                .build();
    }

    private Step once(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
    }

    private static RosterSyncInputs inputs(RunInputs inputs, ChunkContext context) {
        long run = (Long) context.getStepContext().getJobParameters().get("run");
        return inputs.of(run, RosterSyncInputs.class);
    }
}
