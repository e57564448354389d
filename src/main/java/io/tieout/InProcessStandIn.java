package io.tieout;

import io.tieout.batch.UsageException;
import io.tieout.cli.StandInLauncher;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Hands the stand-in to the command line, which knows nothing of it but this. */
class InProcessStandIn implements StandInLauncher {

    @Override
    public Running start(int port, String apiKey, @Nullable Path data, @Nullable Path seed, Clock clock) {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port " + port + ": a port is 0 (any free one) to 65535.");
        }
        StandIn standIn;
        try {
            standIn = StandIn.start(new StandInOptions(port, apiKey, data, seed, clock));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException refused) {
            // A seed that can't be used, a data folder in use, a port that is taken: the message says which.
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
        return new Running() {
            @Override
            public void awaitClose() throws InterruptedException {
                standIn.awaitClose();
            }

            @Override
            public URI baseUrl() {
                return standIn.baseUrl();
            }

            @Override
            public void close() {
                standIn.close();
            }
        };
    }
}
