package io.tieout.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes what a stand-in delivers. */
final class Mailbox implements AutoCloseable {

    record Letter(byte[] body, @Nullable String signature) {
        JsonNode json() {
            return Caller.JSON.readTree(body);
        }

        String at(String pointer) {
            return json().at(pointer).asString();
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();

    /** What has come so far. */
    final List<Letter> seen = new CopyOnWriteArrayList<>();

    /** @param answer the status to answer with */
    Mailbox(IntSupplier answer) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 16);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                Letter letter = new Letter(body, exchange.getRequestHeaders().getFirst("x-kota-webhook-signature"));
                int status = answer.getAsInt();
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
                seen.add(letter);
                letters.add(letter);
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/kota";
    }

    /** The next one; fails if none comes. */
    Letter next() {
        try {
            Letter letter = letters.poll(10, TimeUnit.SECONDS);
            if (letter == null) {
                throw new AssertionError("nothing was delivered");
            }
            return letter;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
