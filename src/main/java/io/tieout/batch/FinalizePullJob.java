package io.tieout.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads Kota's reports and settles nothing: what two accounts signed is held against it. */
@Configuration(proxyBeanMethods = false)
class FinalizePullJob {

    @Bean
    Job finalizePull(JobRepository jobRepository, Flow pullFlow) {
        return new JobBuilder("finalizePull", jobRepository)
                .start(pullFlow)
                .end()
                .build();
    }
}
