package io.tieout.standin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /hosted/sessions}, and the page behind the link, which lies on the stand-in's own socket. */
final class HostedEndpoints {

    /** Of the page; no key is needed there. */
    static final String PAGES = "_hosted";

    private static final Shape CREATE = new Shape()
            .required("employer_id", Rule.matching("er_.+", "must be the id of an employer"))
            .required("employee_id", Rule.matching("ee_.+", "must be the id of an employee"));

    private static final Set<String> SHUT = Set.of("inactive", "restricted");

    private final World world;
    private final HostedSessions sessions;
    private final MovableClock clock;
    private final String baseUrl;

    HostedEndpoints(World world, HostedSessions sessions, MovableClock clock, String baseUrl) {
        this.world = world;
        this.sessions = sessions;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/hosted/sessions", this::create);
    }

    void addPagesTo(Routes routes) {
        routes.add("GET", "/" + PAGES + "/s/{}", this::page);
    }

    private Answer create(Request request) {
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        CREATE.check(sent, "$", findings);
        findings.refuseIfAny();
        Employer employer = world.employer(sent.get("employer_id").asString());
        Employee person = world.employee(sent.get("employee_id").asString());
        if (!person.employerId().equals(employer.id())) {
            throw Refusal.notFound("employee of this employer");
        }
        if (SHUT.contains(person.status(clock.now())) || SHUT.contains(employer.status(clock.now()))) {
            throw Refusal.state("There is no way in for an employee or employer that is inactive or restricted.");
        }
        HostedSession session = sessions.open(person);
        return Answer.ok(Json.of(Json.object()
                .put("link", baseUrl + "/" + PAGES + "/s/" + session.token())
                .put("expiry", session.expiry().toString())));
    }

    /** Opens once; then, and after the hour, it says that it is gone. */
    private Answer page(Request request) {
        HostedSession session = sessions.find(request.id(0));
        if (session == null) {
            return html(404, "This link was never handed out.");
        }
        if (session.used() || !clock.now().isBefore(session.expiry())) {
            return html(410, "This link was used before or is too old. Ask for another.");
        }
        sessions.spend(session);
        return html(200, "Here the employee would see the benefits on offer.");
    }

    private static Answer html(int status, String text) {
        String page = "<!doctype html><html lang=\"en\"><title>Stand-in</title><p>" + text + "</p></html>";
        return new Answer(
                status, "text/html; charset=utf-8", new Json.Raw(page.getBytes(StandardCharsets.UTF_8)), Map.of());
    }
}
