package io.tieout.standin;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How to start a stand-in.
 *
 * @param port 0 takes any free one
 * @param apiKey the one bearer key that is let in
 * @param data folder of the journals; null keeps everything in memory
 * @param seed file that pins exact lines, see {@link Seed}; null generates every report
 * @param clock what the stand-in takes for the time, before any shift made through {@code /_sandbox/clock}
 */
public record StandInOptions(
        int port,
        String apiKey,
        @Nullable Path data,
        @Nullable Path seed,
        Clock clock) {

    /** In memory, on any free port, at the time of day. */
    public static StandInOptions withKey(String apiKey) {
        return new StandInOptions(0, apiKey, null, null, Clock.systemUTC());
    }

    public StandInOptions port(int newPort) {
        return new StandInOptions(newPort, apiKey, data, seed, clock);
    }

    public StandInOptions data(@Nullable Path folder) {
        return new StandInOptions(port, apiKey, folder, seed, clock);
    }

    public StandInOptions seed(@Nullable Path file) {
        return new StandInOptions(port, apiKey, data, file, clock);
    }

    public StandInOptions clock(Clock newClock) {
        return new StandInOptions(port, apiKey, data, seed, newClock);
    }

    @Override
    public String toString() {
        return "StandInOptions[port=" + port + ", data=" + data + ", seed=" + seed + "]";
    }
}
