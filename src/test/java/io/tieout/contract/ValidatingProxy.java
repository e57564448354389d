package io.tieout.contract;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between any client and any server that claims to be Kota, passes everything on, and holds both against the
 * contract. It may be run by hand, with the class path of the tests and two arguments: a port, and the address of the
 * server behind it.
 *
 * <p>It prints each kind of violation when it first comes, and a report when it is ended; its exit code is then 0 or 1.
 */
public final class ValidatingProxy implements AutoCloseable {

    static {
        // Before the server's classes load: else each answer waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "content-length", "date", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final URI target;
    private final Findings findings;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "validating-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param port 0 for any free one */
    public ValidatingProxy(int port, URI target, Contract contract) throws IOException {
        this.target = target;
        this.findings = new Findings(contract);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("Give a port and the address of the server behind it: 8098 http://127.0.0.1:8099");
            System.exit(2);
        }
        var contract = Contract.find();
        if (contract.isEmpty()) {
            System.err.println(Contract.MISSING);
            System.exit(2);
        }
        ValidatingProxy proxy =
                new ValidatingProxy(Integer.parseInt(arguments[0]), URI.create(arguments[1]), contract.get());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(proxy.findings().report());
            System.out.flush();
            Runtime.getRuntime().halt(proxy.findings().violations().isEmpty() ? 0 : 1);
        }));
        System.out.println("Validating proxy listening on " + proxy.url());
        new CountDownLatch(1).await();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What went through so far. */
    public Findings findings() {
        return findings;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer;
            try {
                answer = http.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException dropped) {
                judge(exchange, body, 0, "", new byte[0]);
                return;
            }
            String type = answer.headers().firstValue("Content-Type").orElse("");
            judge(exchange, body, answer.statusCode(), type, answer.body());
            answer.headers().map().forEach((name, values) -> {
                if (!name.startsWith(":") && !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.toString() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void judge(HttpExchange exchange, byte[] body, int status, String type, byte[] answer) {
        if (exchange.getRequestURI().getPath().startsWith("/_")) {
            // A stand-in's own control desk, which no Kota has.
            return;
        }
        findings.addBothWays(new Exchange(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers(exchange.getRequestHeaders()),
                        new String(body, StandardCharsets.UTF_8),
                        status,
                        type,
                        new String(answer, StandardCharsets.UTF_8),
                        true))
                .forEach(violation -> System.out.println("VIOLATION " + violation));
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> all = new HashMap<>();
        headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
