package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every command stands on: the application to start and the world around it. */
record Surroundings(Class<?> application, StandInLauncher standIn, Terminal terminal) {

    /** The key that our own stand-in is given; it opens nothing else. */
    static final String STAND_IN_KEY = "pk_test_stand_in";

    /**
     * An application that talks to the real Kota, or to a stand-in of its own.
     *
     * @throws UsageException without a key: made-up figures never come by accident
     */
    Session open(boolean withStandIn) {
        if (withStandIn) {
            StandInLauncher.Running running = standIn.start(0, STAND_IN_KEY, home().resolve("stand-in"), null, clock());
            Out.note("Stand-in Kota at " + running.baseUrl() + ": every figure below is made up.");
            return Session.open(application, kota(running.baseUrl()), running);
        }
        String key = System.getenv("KOTA_API_KEY");
        if (key == null || key.isBlank()) {
            throw new UsageException(
                    "KOTA_API_KEY is not set, so there is no Kota to talk to. Set it (and KOTA_BASE_URL"
                            + " for the live environment), or add --stand-in to work on made-up figures.");
        }
        return Session.open(application, Map.of());
    }

    static Map<String, Object> kota(URI baseUrl) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("kota.base-url", baseUrl.toString());
        settings.put("kota.api-key", STAND_IN_KEY);
        // Its port is another one each time; the database knows it by this name.
        settings.put("tieout.kota-name", "stand-in");
        return settings;
    }

    static Path home() {
        return Path.of(environment("TIEOUT_HOME", ".tieout"));
    }

    /** The stand-in's clock follows the same shift as ours. */
    static Clock clock() {
        return Clock.offset(Clock.systemUTC(), Duration.parse(environment("TIEOUT_CLOCK_OFFSET", "PT0S")));
    }

    private static String environment(String name, String otherwise) {
        @Nullable String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
