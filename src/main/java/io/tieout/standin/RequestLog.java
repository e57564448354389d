package io.tieout.standin;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Every request, without its body: a line in {@code requests.jsonl} and a count by route and status. */
final class RequestLog implements AutoCloseable {

    private final JournalFile file;
    private final Map<String, Map<Integer, Long>> counts = new TreeMap<>();
    private long replayed;

    RequestLog(JournalFile file) {
        this.file = file;
    }

    /**
     * Writes the line before the answer goes out.
     *
     * @param status 0 when the connection is dropped without an answer
     * @param replayed answered from the idempotency store
     */
    void add(
            Instant at,
            Request request,
            String rawQuery,
            String template,
            int status,
            boolean replayed,
            Faults.@Nullable Fault fault) {
        count(request.method() + " " + template, status, replayed);
        if (!file.writes()) {
            return;
        }
        ObjectNode line = Json.object()
                .put("at", at.toString())
                .put("method", request.method())
                .put("path", request.rawPath())
                .put("query", rawQuery)
                .put("status", status)
                .put("idempotency_key", request.idempotencyKey())
                .put("replayed", replayed);
        if (fault != null) {
            line.put("fault", fault.kind().name().toLowerCase(Locale.ROOT));
        }
        file.append(Json.MAPPER.writeValueAsBytes(line));
    }

    private synchronized void count(String route, int status, boolean wasReplayed) {
        counts.computeIfAbsent(route, key -> new TreeMap<>()).merge(status, 1L, Long::sum);
        if (wasReplayed) {
            replayed++;
        }
    }

    synchronized ObjectNode json() {
        ObjectNode json = Json.object();
        long total = 0;
        ObjectNode routes = json.putObject("routes");
        for (var route : counts.entrySet()) {
            ObjectNode statuses = routes.putObject(route.getKey());
            for (var status : route.getValue().entrySet()) {
                statuses.put(status.getKey().toString(), status.getValue());
                total += status.getValue();
            }
        }
        return json.put("requests", total).put("replayed", replayed);
    }

    @Override
    public void close() {
        file.close();
    }
}
