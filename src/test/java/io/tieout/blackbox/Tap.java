package io.tieout.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sits between the product and the far side: counts what is written, and can stop the world right after a write was
 * done there and before the product hears of it.
 */
final class Tap implements Opened.Thing {

    static {
        // Before the server's classes load: else each answer waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Set<String> PASSED_ON =
            Set.of("authorization", "idempotency-key", "content-type", "accept", "user-agent");

    private final String target;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile int stopAt;
    private volatile @Nullable Runnable stop;
    private volatile int nextAt;
    private volatile @Nullable Runnable next;
    private volatile @Nullable Gate gate;

    Tap(String target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** POST and PUT that the far side answered with success. */
    int writes() {
        return writes.get();
    }

    int requests() {
        return requests.get();
    }

    int reads() {
        return reads.get();
    }

    /** Once, after the n-th write from the very first one was done and before it is answered. */
    void afterWrite(int n, Runnable action) {
        stopAt = n;
        stop = action;
    }

    /** Once, when the n-th request from the very first one has come and before it is passed on. */
    void afterRequest(int n, Runnable action) {
        next = action;
        nextAt = n;
    }

    /** Holds requests whose path has the part, until the gate is opened. */
    Gate hold(String part, int afterRequests) {
        Gate held = new Gate(part, afterRequests);
        gate = held;
        return held;
    }

    /** A place where requests wait. */
    static final class Gate {
        private final String part;
        private final AtomicInteger free;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        private Gate(String part, int free) {
            this.part = part;
            this.free = new AtomicInteger(free);
        }

        /** Waits until the first request waits here. */
        void awaitSomebody() throws InterruptedException {
            if (!reached.await(2, TimeUnit.MINUTES)) {
                throw new AssertionError("No request for " + part + " came");
            }
        }

        void open() {
            open.countDown();
        }

        private void pass(String path) throws InterruptedException {
            if (path.contains(part) && free.decrementAndGet() < 0) {
                reached.countDown();
                open.await(3, TimeUnit.MINUTES);
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Runnable expecting = next;
            if (requests.incrementAndGet() == nextAt && expecting != null) {
                expecting.run();
            }
            Gate held = gate;
            if (held != null) {
                held.pass(exchange.getRequestURI().toString());
            }
            HttpResponse<byte[]> answer = http.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            boolean isWrite = List.of("POST", "PUT").contains(exchange.getRequestMethod());
            if (!isWrite) {
                reads.incrementAndGet();
            } else if (answer.statusCode() < 300 && writes.incrementAndGet() == stopAt) {
                Runnable action = stop;
                if (action != null) {
                    action.run();
                }
            }
            for (String name : List.of("Content-Type", "Retry-After", "Stand-In-Date")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        Gate held = gate;
        if (held != null) {
            held.open();
        }
        server.stop(0);
        workers.shutdownNow();
    }
}
