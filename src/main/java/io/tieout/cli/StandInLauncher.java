package io.tieout.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How the command line starts the stand-in of Kota. */
public interface StandInLauncher {

    /**
     * @throws io.tieout.batch.UsageException if the port is taken, or the seed or the folder can't be used
     * @param port 0 for any free one
     * @param data where its state is kept, null to forget it at the end
     * @param seed lines that it must charge, null to make up all
     */
    Running start(int port, String apiKey, @Nullable Path data, @Nullable Path seed, Clock clock);

    /** A stand-in that answers until it is closed. */
    interface Running extends AutoCloseable {
        URI baseUrl();

        /** Blocks until it is closed, here or from outside. */
        void awaitClose() throws InterruptedException;

        @Override
        void close();
    }
}
