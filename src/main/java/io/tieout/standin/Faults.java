package io.tieout.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults to come, as scripted through {@code /_sandbox/faults}. The first that fits a request is used on it. */
final class Faults {

    /** What goes wrong. */
    enum Kind {
        RATE_LIMIT,
        INTERNAL_ERROR,
        THIRD_PARTY_ERROR,
        DELAY,
        DROP_BEFORE,
        DROP_AFTER,
        CUT,
        /** The key may not do that. */
        FORBIDDEN,
        /** Somebody else creates a record at the head of the list before it is read. */
        LIST_MOVES,
        /** The report that is read changes before it is read, if it is open. */
        REPORT_CHANGES
    }

    /**
     * @param method null for any
     * @param path how the path begins; or the whole path if {@code exact}; <code>{}</code> in it stands for any id
     * @param skip so many requests that fit pass first
     * @param times so many are hit then; negative: all
     * @param retryAfter seconds; sent with a rate limit when not null
     * @param afterWork an error is answered although the work was done
     */
    record Fault(
            Kind kind,
            @Nullable String method,
            String path,
            boolean exact,
            int skip,
            int times,
            @Nullable Integer retryAfter,
            long delayMillis,
            boolean afterWork) {

        private boolean fits(Request request) {
            return (method == null || method.equals(request.method())) && fits(request.rawPath());
        }

        private boolean fits(String given) {
            if (path.contains("{}")) {
                Matcher matcher = Pattern.compile(Pattern.quote(path).replace("{}", "\\E[^/]+\\Q"))
                        .matcher(given);
                return exact ? matcher.matches() : matcher.lookingAt();
            }
            return exact ? given.equals(path) : given.startsWith(path);
        }

        private Fault next() {
            return new Fault(
                    kind,
                    method,
                    path,
                    exact,
                    Math.max(0, skip - 1),
                    skip > 0 || times < 0 ? times : times - 1,
                    retryAfter,
                    delayMillis,
                    afterWork);
        }
    }

    private final List<Fault> script = new ArrayList<>();

    synchronized @Nullable Fault next(Request request) {
        for (int i = 0; i < script.size(); i++) {
            Fault fault = script.get(i);
            if (fault.fits(request)) {
                Fault rest = fault.next();
                if (rest.times() == 0) {
                    script.remove(i);
                } else {
                    script.set(i, rest);
                }
                if (fault.skip() == 0) {
                    return fault;
                }
            }
        }
        return null;
    }

    synchronized void add(Fault fault) {
        script.add(fault);
    }

    synchronized void clear() {
        script.clear();
    }

    synchronized ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("faults");
        for (Fault fault : script) {
            list.addObject()
                    .put("fault", fault.kind().name().toLowerCase(Locale.ROOT))
                    .put("method", fault.method())
                    .put("path", fault.path())
                    .put("exact", fault.exact())
                    .put("skip", fault.skip())
                    .put("times", fault.times())
                    .put("retry_after", fault.retryAfter())
                    .put("delay_ms", fault.delayMillis())
                    .put("after_work", fault.afterWork());
        }
        return json;
    }
}
