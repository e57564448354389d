package io.tieout.batch;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a run needs where nobody watches it. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Progress progress() {
        return Progress.SILENT;
    }
}
