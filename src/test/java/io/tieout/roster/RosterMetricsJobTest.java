package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.tieout.kota.KotaException.Code;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What Spring Batch would tell of a sync to whoever measures it; nobody does unless there is a registry. */
@Import(RosterMetricsJobTest.Measured.class)
class RosterMetricsJobTest extends RosterSyncTestCase {

    @Autowired
    private Told told;

    @Test
    void no_personal_value_is_in_a_metric_or_an_observed_failure() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 3);
        kota.refuse(json -> json.contains("Markerfirst2") ? "INVALID_REQUEST" : null);
        kota.failAt(4, FakeKota.Moment.BEFORE, Code.UNREACHABLE);

        Sync sync = sync(roster);
        sync.go();
        assertThat(kota.hasFailed()).isTrue();
        mustComplete(sync.go());

        Metrics.globalRegistry.forEachMeter(
                meter -> told.texts.add(meter.getId().toString()));
        assertThat(told.texts)
                .as("the search itself")
                .anySatisfy(text -> assertThat(text).contains("spring.batch.job"))
                .anySatisfy(text -> assertThat(text).contains("FatalStepExecutionException"));
        assertThat(told.texts)
                .allSatisfy(text ->
                        assertThat(text).doesNotContainIgnoringCase("marker").doesNotContain("1971-03"));
    }

    /** Every word of every observation. */
    static final class Told implements ObservationHandler<Observation.Context> {

        private final Queue<String> texts = new ConcurrentLinkedQueue<>();

        @Override
        public void onStop(Observation.Context context) {
            texts.add(context.getName() + " " + context.getContextualName() + " " + context.getAllKeyValues());
            for (Throwable cause = context.getError(); cause != null; cause = cause.getCause()) {
                texts.add(cause.toString());
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    static class Measured {

        @Bean
        Told told() {
            return new Told();
        }

        @Bean
        ObservationRegistry observations(Told told) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(told);
            return registry;
        }
    }
}
