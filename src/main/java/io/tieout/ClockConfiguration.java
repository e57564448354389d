package io.tieout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. It can be shifted, to rehearse what happens later, and set, for the demo. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /**
     * @param start an instant at which the clock starts ticking, null for now
     * @param offset by how much the clock is ahead
     */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(
            @Value("${tieout.clock-start:#{null}}") @Nullable Instant start,
            @Value("${tieout.clock-offset:PT0S}") Duration offset) {
        Clock system = Clock.systemUTC();
        Duration ahead = start == null
                ? offset
                : Duration.between(system.instant(), start).plus(offset);
        return ahead.isZero() ? system : Clock.offset(system, ahead);
    }
}
