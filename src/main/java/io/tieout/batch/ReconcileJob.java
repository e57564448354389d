package io.tieout.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The reconciliation of a period: features give the parts, this is their order. */
@Configuration(proxyBeanMethods = false)
class ReconcileJob {

    @Bean
    Job reconcile(
            JobRepository jobRepository,
            Flow openingFlow,
            Flow readingPlanFlow,
            Flow registerFlow,
            Flow readingFlow,
            Flow readingEndFlow,
            Flow reconciliationFlow,
            Flow exportFlow,
            Flow verdictFlow) {
        return new JobBuilder("reconcile", jobRepository)
                // 1. whose month it is
                .start(openingFlow)
                .next(readingPlanFlow)
                // 2. what payroll withheld and, while those files are read, what Kota charged
                .next(new FlowBuilder<Flow>("loadingFlow")
                        .start(registerFlow)
                        .split(new SimpleAsyncTaskExecutor("load-"))
                        .add(readingFlow)
                        .build())
                .next(readingEndFlow)
                // 3. both sides, person by person
                .next(reconciliationFlow)
                // 4. files for payroll and finance
                .next(exportFlow)
                // 5. fail when an employer failed, so that the same command takes it up again
                .next(verdictFlow)
                .end()
                .build();
    }
}
