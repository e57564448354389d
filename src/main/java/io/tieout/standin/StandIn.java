package io.tieout.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A running stand-in of the Kota API on 127.0.0.1. Closing it frees the port and the data folder. */
public final class StandIn implements AutoCloseable {

    static {
        // Read once, when the server's classes load. Without it each answer waits for a delayed ACK: 22 a second.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The default closes idle connections after 30 s, which clients meet as a broken connection now and then.
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService workers;
    private final House house;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standin-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);

    private StandIn(HttpServer server, ExecutorService workers, House house) {
        this.server = server;
        this.workers = workers;
        this.house = house;
    }

    /**
     * Starts listening; state left under {@code options.data()} is taken up again.
     *
     * @throws IllegalArgumentException the seed file isn't usable; the message says where and why
     * @throws IllegalStateException another stand-in uses the data folder
     * @throws UncheckedIOException the port is taken or the folder can't be written
     */
    public static StandIn start(StandInOptions options) {
        House house = House.open(options);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", options.port()), 256);
            AtomicInteger number = new AtomicInteger();
            ExecutorService workers = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "standin-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(workers);
            StandIn standIn = new StandIn(server, workers, house);
            server.createContext(
                    "/", new Front(house, options.apiKey(), standIn.baseUrl().toString(), standIn::closeSoon));
            server.start();
            standIn.ticker.scheduleAtFixedRate(house::tick, 1, 1, TimeUnit.SECONDS);
            return standIn;
        } catch (IOException e) {
            house.close();
            throw new UncheckedIOException(
                    "The stand-in can't listen on 127.0.0.1:" + options.port() + " (" + e.getMessage()
                            + "). Take another port, or 0 for any.",
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Blocks until the stand-in is closed, here or by {@code POST /_sandbox/shutdown}. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        server.stop(0);
        workers.shutdownNow();
        house.close();
        closed.countDown();
    }

    private void closeSoon() {
        new Thread(this::close, "standin-close").start();
    }
}
