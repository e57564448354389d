package io.tieout.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How servers look after the schedules.
 *
 * @param poll how often a server looks what is due
 * @param heartbeat how often it says that it lives; after six of them without a word another one takes over
 * @param again how long after a failure, or a file that was not there, the job is tried again
 * @param grace how long after its moment a job may still be without success before its health is red
 */
@ConfigurationProperties("tieout.schedule")
record ScheduleProperties(
        @DefaultValue("10s") Duration poll,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10m") Duration again,
        @DefaultValue("2h") Duration grace) {

    ScheduleProperties {
        for (Duration time : new Duration[] {poll, heartbeat, again}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("each of poll, heartbeat and again is longer than nothing");
            }
        }
    }
}
