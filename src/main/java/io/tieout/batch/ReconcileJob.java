package io.tieout.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reconciliation of a period: features give the parts, this is their order. */
@Configuration(proxyBeanMethods = false)
class ReconcileJob {

    @Bean
    Job reconcile(
            JobRepository jobRepository,
            Flow registerFlow,
            Flow pullFlow,
            Flow reconciliationFlow,
            Flow exportFlow,
            Flow verdictFlow) {
        return new JobBuilder("reconcile", jobRepository)
                // 1. what payroll withheld: files are read to the end before Kota is asked
                .start(registerFlow)
                // 2. what Kota charged
                .next(pullFlow)
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
