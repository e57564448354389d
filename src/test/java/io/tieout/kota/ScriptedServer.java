package io.tieout.kota;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP server down to the bytes, so that it can also do what a good one never does: close the
 * connection without an answer, cut a body, drip.
 */
final class ScriptedServer implements AutoCloseable {

    /** @param headers names in lower case */
    record Request(String method, String target, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What goes over the wire; then the connection is closed or kept. */
    interface Answer {
        /** @return whether the connection stays open */
        boolean write(Socket socket) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private volatile Function<Request, Answer> script = request -> json(404, "{}");
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    ScriptedServer() {
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    void answersBy(Function<Request, Answer> newScript) {
        script = newScript;
    }

    /** One after the other; the last one from then on. */
    void answers(Answer... answers) {
        int before = requests.size();
        script = request -> answers[Math.min(answers.length - 1, requests.size() - before - 1)];
    }

    int connections() {
        return sockets.size();
    }

    static Answer json(int status, String body) {
        return raw(status, Map.of("Content-Type", "application/json"), body);
    }

    static Answer problem(int status, String body, String... headers) {
        Map<String, String> all = new TreeMap<>(Map.of("Content-Type", "application/problem+json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return raw(status, all, body);
    }

    static Answer raw(int status, Map<String, String> headers, String body) {
        return socket -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(socket, head(status, headers, bytes.length), bytes);
            return true;
        };
    }

    /** Closed without a byte. */
    static Answer dropped() {
        return socket -> false;
    }

    /** Less than the Content-Length announced. */
    static Answer cut(String body, int kept) {
        return socket -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            byte[] part = java.util.Arrays.copyOf(bytes, kept);
            write(socket, head(200, Map.of("Content-Type", "application/json"), bytes.length), part);
            return false;
        };
    }

    /** No length, so only the JSON itself tells that its end is missing. */
    static Answer cutWithoutLength(String body, int kept) {
        return socket -> {
            String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
            write(socket, head, body.substring(0, kept).getBytes(StandardCharsets.UTF_8));
            return false;
        };
    }

    static void write(Socket socket, String head, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        socket.getOutputStream().write(all.toByteArray());
        socket.getOutputStream().flush();
    }

    static String head(int status, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Request request = read(in);
            while (request != null) {
                requests.add(request);
                if (!script.apply(request).write(socket)) {
                    break;
                }
                request = read(in);
            }
            socket.close();
        } catch (IOException e) {
            // The client went away, which some tests want.
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        String[] start = line.split(" ");
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(start[0], start[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
