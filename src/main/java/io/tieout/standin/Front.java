package io.tieout.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** From the socket to the handler and back: key, faults, route, idempotency, answer. */
final class Front implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final House house;
    private final byte[] bearer;
    private final Routes routes = new Routes();
    private final Routes sandbox = new Routes();
    private final Routes pages = new Routes();
    private final Disturbance disturbance;
    private final Throttle throttle = new Throttle();
    private final AtomicLong traces = new AtomicLong();

    /** @param baseUrl where this stand-in is reached, for the links that it hands out */
    Front(House house, String apiKey, String baseUrl, Runnable shutdown) {
        this.house = house;
        this.bearer = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
        new EmployerEndpoints(house).addTo(routes);
        new EmployeeEndpoints(house).addTo(routes);
        new SalaryEndpoints(house.world, house.salaries, house.clock).addTo(routes);
        new OfferingEndpoints(house.world, house.offerings).addTo(routes);
        new ReportEndpoints(house).addTo(routes);
        new EventEndpoints(house).addTo(routes);
        HostedEndpoints hosted = new HostedEndpoints(house.world, house.sessions, house.clock, baseUrl);
        hosted.addTo(routes);
        hosted.addPagesTo(pages);
        new Sandbox(house, shutdown).addTo(sandbox);
        new SandboxState(house).addTo(sandbox);
        new SandboxWebhooks(house).addTo(sandbox);
        disturbance = new Disturbance(house);
    }

    private record Done(Answer answer, String template, boolean replayed) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // The server writes the Date by the machine's clock, over whatever is given; ours is told apart.
        exchange.getResponseHeaders().set("Stand-In-Date", DATE.format(house.clock.now()));
        Request request = read(exchange);
        String query = exchange.getRequestURI().getRawQuery() == null
                ? ""
                : exchange.getRequestURI().getRawQuery();
        boolean allowed = allowed(exchange);
        if (allowed && !request.path().isEmpty() && request.path().get(0).equals("_sandbox")) {
            Wire.send(exchange, aside(sandbox, request));
            return;
        }
        if (!request.path().isEmpty() && request.path().get(0).equals(HostedEndpoints.PAGES)) {
            Wire.send(exchange, aside(pages, request));
            return;
        }
        Faults.Fault fault = allowed ? house.faults.next(request) : null;
        if (fault != null && fault.kind() == Faults.Kind.DROP_BEFORE) {
            house.requests.add(house.clock.now(), request, query, request.rawPath(), 0, false, fault);
            exchange.close();
            return;
        }
        Done done = allowed
                ? answer(request, query, fault)
                : new Done(
                        Refusal.of(Problem.UNAUTHORIZED, "The API key is missing or wrong.")
                                .answer(trace()),
                        request.rawPath(),
                        false);
        boolean dropped = fault != null && fault.kind() == Faults.Kind.DROP_AFTER;
        int status = dropped ? 0 : done.answer().status();
        house.requests.add(house.clock.now(), request, query, done.template(), status, done.replayed(), fault);
        if (dropped) {
            exchange.close();
        } else if (fault != null && fault.kind() == Faults.Kind.CUT) {
            Wire.sendHalf(exchange, done.answer());
        } else {
            Wire.send(exchange, done.answer());
        }
    }

    private Done answer(Request plain, String query, Faults.@Nullable Fault fault) {
        Routes.Found found = routes.find(plain);
        String template = found == null ? "(unknown)" : found.route().template();
        try {
            if (found == null) {
                throw Refusal.notFound("resource");
            }
            if (fault != null) {
                disturbance.before(fault.kind(), plain);
            }
            if (!throttle.lets(house.settings.requestsPerSecond())) {
                return new Done(Wire.tooMany(zeroAsNone(house.settings.retryAfter()), trace()), template, false);
            }
            Answer error = fault == null ? null : Wire.error(fault, trace());
            if (error != null && !fault.afterWork()) {
                return new Done(error, template, false);
            }
            Idempotency.Outcome outcome = work(found, query, fault);
            return new Done(error == null ? outcome.answer() : error, template, outcome.replayed());
        } catch (Refusal refusal) {
            return new Done(refusal.answer(trace()), template, false);
        } catch (RuntimeException bug) {
            // Without the message: Jackson's quote what they read.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The stand-in failed on {0} {1}: {2} at {3}",
                    plain.method(),
                    template,
                    bug.getClass().getName(),
                    bug.getStackTrace().length == 0 ? "?" : bug.getStackTrace()[0]);
            return new Done(
                    Refusal.of(Problem.INTERNAL_ERROR, "The stand-in has a fault of its own; see its log.")
                            .answer(trace()),
                    template,
                    false);
        }
    }

    private Idempotency.Outcome work(Routes.Found found, String query, Faults.@Nullable Fault fault) {
        Routes.Handler handler = found.route().handler();
        long pause = fault == null ? 0 : TimeUnit.MILLISECONDS.toNanos(fault.delayMillis());
        if (found.request().idempotencyKey() == null) {
            pause(pause);
            return new Idempotency.Outcome(house.run(handler, found.request(), null), false);
        }
        return house.idempotency.once(Idempotency.slot(found.request(), query), slot -> {
            pause(pause);
            return house.run(handler, found.request(), slot);
        });
    }

    private static @Nullable Integer zeroAsNone(int seconds) {
        return seconds == 0 ? null : seconds;
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !Thread.currentThread().isInterrupted(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** What is no part of the API: without faults, counts and keys. */
    private Answer aside(Routes where, Request plain) {
        Routes.Found found = where.find(plain);
        try {
            if (found == null) {
                throw Refusal.notFound("resource");
            }
            return house.run(found.route().handler(), found.request(), null);
        } catch (Refusal refusal) {
            return refusal.answer(trace());
        } catch (RuntimeException wrong) {
            return Refusal.of(Problem.INVALID_REQUEST, "A value of this request has the wrong type.")
                    .answer(trace());
        }
    }

    private boolean allowed(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && MessageDigest.isEqual(bearer, header.getBytes(StandardCharsets.UTF_8));
    }

    private String trace() {
        return Ids.derived("t", Long.toString(traces.incrementAndGet())).substring(2);
    }

    private static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        List<String> segments =
                Arrays.stream(path.substring(1).split("/")).map(Request::decode).toList();
        String key = exchange.getRequestMethod().equals("POST")
                ? exchange.getRequestHeaders().getFirst("Idempotency-Key")
                : null;
        var query = Request.parseQuery(exchange.getRequestURI().getRawQuery());
        return new Request(exchange.getRequestMethod(), path, segments, query, List.of(), key, body);
    }
}
