package io.tieout.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A stand-in of Kota in a process of its own, until it is ended. */
@Command(
        name = "standin",
        mixinStandardHelpOptions = true,
        description = "An imitation of the Kota API on loopback, for rehearsals. Every figure of it is made up.")
final class StandInCommand implements Callable<Integer> {

    @Option(names = "--port", description = "0 for any free port (default: ${DEFAULT-VALUE})", defaultValue = "8099")
    private int port;

    @Option(names = "--api-key", description = "the key it accepts (default: ${DEFAULT-VALUE})")
    private String apiKey = Surroundings.STAND_IN_KEY;

    @Option(names = "--data", paramLabel = "DIR", description = "keep its state here (default: forget it at the end)")
    private @Nullable Path data;

    @Option(names = "--seed", paramLabel = "FILE", description = "lines that it must charge, as JSON")
    private @Nullable Path seed;

    private final Surroundings surroundings;

    StandInCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var running = surroundings.standIn().start(port, apiKey, data, seed, Surroundings.clock())) {
            Out.result("Stand-in Kota listening on " + running.baseUrl());
            running.awaitClose();
        }
        return 0;
    }
}
