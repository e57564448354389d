package io.tieout.kota;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** One client, so one budget, for the whole process; every user of the window gets one of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KotaProperties.class)
class KotaConfiguration {

    @Bean
    KotaAccount kotaAccount(KotaProperties properties) {
        return new KotaAccount(properties.baseUrl(), properties.keyKind());
    }

    @Bean
    Kota kota(KotaProperties properties) {
        return Kota.connect(properties);
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    InFlight inFlight(KotaProperties properties) {
        return InFlight.of(Math.max(1, properties.inFlight()));
    }
}
