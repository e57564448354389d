package io.tieout.contract.watch;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps a copy of what comes in and goes out. */
final class Watcher extends Filter {

    private final ExchangeFile file;
    private final boolean keepAnswers;

    Watcher(ExchangeFile file, boolean keepAnswers) {
        this.file = file;
        this.keepAnswers = keepAnswers;
    }

    @Override
    public String description() {
        return "writes down what goes through";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (exchange.getRequestURI().getPath().startsWith("/_")) {
            // The stand-in's own control desk, which no Kota has.
            chain.doFilter(exchange);
            return;
        }
        byte[] asked = exchange.getRequestBody().readAllBytes();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        exchange.setStreams(
                new ByteArrayInputStream(asked),
                keepAnswers ? new Copying(exchange.getResponseBody(), copy) : exchange.getResponseBody());
        try {
            chain.doFilter(exchange);
        } finally {
            write(exchange, asked, copy);
        }
    }

    private void write(HttpExchange exchange, byte[] asked, ByteArrayOutputStream copy) {
        int status = keepAnswers ? Math.max(0, exchange.getResponseCode()) : 0;
        Line line = new Line()
                .text("method", exchange.getRequestMethod())
                .text("target", exchange.getRequestURI().toString())
                .text("body", new String(asked, StandardCharsets.UTF_8))
                .number("status", status);
        exchange.getRequestHeaders().forEach((name, values) -> line.text("> " + name, String.join(", ", values)));
        if (status > 0) {
            String length = exchange.getResponseHeaders().getFirst("Content-Length");
            line.text("type", String.valueOf(exchange.getResponseHeaders().getFirst("Content-Type")))
                    .text("answer", copy.toString(StandardCharsets.UTF_8))
                    .number("missing", length == null ? 0 : Integer.parseInt(length) - copy.size());
        }
        file.append(line.end());
    }

    private static final class Copying extends FilterOutputStream {

        private final OutputStream copy;

        Copying(OutputStream out, OutputStream copy) {
            super(out);
            this.copy = copy;
        }

        @Override
        public void write(int b) throws IOException {
            copy.write(b);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            copy.write(bytes, from, length);
            out.write(bytes, from, length);
        }
    }
}
