package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every command stands on: the application to start and the world around it. */
record Surroundings(Class<?> application, StandInLauncher standIn, Terminal terminal) {

    private static final Duration FARTHEST = Duration.ofDays(36_500);

    /** The key that our own stand-in is given; it opens nothing else. */
    static final String STAND_IN_KEY = "pk_test_stand_in";

    /**
     * An application that talks to the real Kota, or to a stand-in of its own.
     *
     * @throws UsageException without a key: made-up figures never come by accident
     */
    Session open(boolean withStandIn) {
        return open(withStandIn, List.of());
    }

    /** @param arguments Spring's own, which decide what kind of application it is */
    Session open(boolean withStandIn, List<String> arguments) {
        if (withStandIn) {
            StandInLauncher.Running running = standIn.start(0, STAND_IN_KEY, home().resolve("stand-in"), null, clock());
            Out.note("Stand-in Kota at " + running.baseUrl() + ": every figure below is made up.");
            return Session.open(application, kota(running.baseUrl()), running, arguments);
        }
        String key = System.getenv("KOTA_API_KEY");
        if (key == null || key.isBlank()) {
            throw new UsageException(
                    "KOTA_API_KEY is not set, so there is no Kota to talk to. Set it (and KOTA_BASE_URL"
                            + " for the live environment), or add --stand-in to work on made-up figures.");
        }
        return Session.open(application, Map.of(), null, arguments);
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
        return Clock.offset(Clock.systemUTC(), clockOffset());
    }

    /** @throws UsageException if what the environment says is no shift of a clock */
    static Duration clockOffset() {
        String given = environment("TIEOUT_CLOCK_OFFSET", "PT0S");
        try {
            Duration offset = Duration.parse(given.strip());
            if (offset.abs().compareTo(FARTHEST) <= 0) {
                return offset;
            }
        } catch (DateTimeParseException | ArithmeticException noDuration) {
            // Said below.
        }
        throw new UsageException("TIEOUT_CLOCK_OFFSET is \"" + given + "\", which is no shift of a clock. Leave it out;"
                + " or, to rehearse another time with a stand-in, write it like PT2H or P1D, at most "
                + FARTHEST.toDays() + " days.");
    }

    /** The embedded database fills the disk of its home; a server looks after itself. */
    static void checkSpace() {
        if (environment("SPRING_DATASOURCE_URL", "").isEmpty()) {
            FreeSpace.check(home(), "the embedded database lies");
        }
    }

    /** @throws UsageException if the environment asks for logs in a form that there is not */
    static void logFormat() {
        String given = environment("TIEOUT_LOG_FORMAT", "plain");
        if (!given.equals("plain") && !given.equals("ecs")) {
            throw new UsageException(
                    "TIEOUT_LOG_FORMAT is \"" + given + "\"; it is plain, or ecs for a JSON object a line.");
        }
    }

    private static String environment(String name, String otherwise) {
        @Nullable String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
