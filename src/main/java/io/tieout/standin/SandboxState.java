package io.tieout.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** State that only a hand can set: switches, {@code restricted}, quotes, offers, changed reports, events. */
final class SandboxState {

    private static final Shape RESTRICTED = new Shape().required("restricted", FieldRules.FLAG);

    private static final Shape ACTION = new Shape()
            .required("reason", Rule.text())
            .required("reason_description", Rule.text())
            .required("code", Rule.text())
            .required("due_at", FieldRules.DATE_OR_DATE_TIME);

    private static final Shape QUOTE = new Shape()
            .optional("id", Rule.text())
            .optional("employer_id", Rule.text())
            .required("status", Rule.oneOf(OfferingEndpoints.QUOTE_STATES))
            .optional("required_action", ACTION)
            .optional("plan_name", Rule.filled());

    private static final Shape OFFER = new Shape()
            .optional("id", Rule.text())
            .optional("employee_id", Rule.text())
            .required("status", Rule.oneOf(OfferingEndpoints.OFFER_STATES))
            .optional("required_action", ACTION)
            .optional("plan_name", Rule.filled());

    private static final Shape EVENT = new Shape()
            .required("type", Rule.filled())
            .required("data", (value, path, findings) -> {
                if (!value.isObject()) {
                    findings.add(path, "must be an object");
                }
            });

    private static final Shape CHANGE = new Shape().optional("employee_id", Rule.text());

    private final House house;

    SandboxState(House house) {
        this.house = house;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/_sandbox/settings", request -> settings())
                .add("POST", "/_sandbox/settings", this::change)
                .add("POST", "/_sandbox/employers/{}", this::employer)
                .add("POST", "/_sandbox/employees/{}", this::employee)
                .add("POST", "/_sandbox/quotes", this::quote)
                .add("POST", "/_sandbox/offers", this::offer)
                .add("POST", "/_sandbox/contribution_reports/{}/change", this::changeReport)
                .add("POST", "/_sandbox/events", this::event);
    }

    static ObjectNode checked(Request request, Shape shape) {
        ObjectNode sent = request.body().length == 0 ? Json.object() : request.json();
        Findings findings = new Findings();
        shape.check(sent, "$", findings);
        findings.refuseIfAny();
        return sent;
    }

    private Answer settings() {
        return Answer.ok(Json.of(house.settings.json()));
    }

    private Answer change(Request request) {
        house.settings.change(request.json());
        return settings();
    }

    /** {@code {"restricted": true}}, and false to lift it. */
    private Answer employer(Request request) {
        boolean restricted = checked(request, RESTRICTED).get("restricted").asBoolean();
        Employer employer = house.world.employer(request.id(0)).restricted(restricted);
        house.world.put(employer);
        house.lifecycle.changed(employer, house.clock.now());
        return Answer.ok(Json.of(employer.json(house.clock.now())));
    }

    private Answer employee(Request request) {
        boolean restricted = checked(request, RESTRICTED).get("restricted").asBoolean();
        Employee person = house.world.employee(request.id(0)).restricted(restricted);
        house.world.put(person);
        house.lifecycle.changed(person, house.clock.now());
        return Answer.ok(Json.of(person.json(house.clock.now())));
    }

    /** A new quote for {@code employer_id}, or another state for the one with {@code id}. */
    private Answer quote(Request request) {
        ObjectNode sent = checked(request, QUOTE);
        Offering before = before(sent, "erhq_");
        return put(before == null ? quote(sent) : before.with(fields(sent, before)), EventTypes.QUOTE_ACTION);
    }

    private Offering quote(ObjectNode sent) {
        Employer employer = house.world.employer(sent.path("employer_id").asString(""));
        long number = house.offerings.nextNumber();
        String id = Ids.derived("erhq", employer.id(), Long.toString(number));
        Instant now = house.clock.now();
        return new Offering(id, number, employer.id(), null, null, employer.country(), now, fields(sent, null));
    }

    /** A new offer for {@code employee_id}, or another state for the one with {@code id}. */
    private Answer offer(Request request) {
        ObjectNode sent = checked(request, OFFER);
        Offering before = before(sent, "eeho_");
        return put(before == null ? offer(sent) : before.with(fields(sent, before)), EventTypes.OFFER_ACTION);
    }

    private Offering offer(ObjectNode sent) {
        Employee person = house.world.employee(sent.path("employee_id").asString(""));
        long number = house.offerings.nextNumber();
        String id = Ids.derived("eeho", person.id(), Long.toString(number));
        return new Offering(
                id,
                number,
                person.employerId(),
                person.id(),
                person.customer(),
                person.country(),
                house.clock.now(),
                fields(sent, null));
    }

    private @Nullable Offering before(ObjectNode sent, String prefix) {
        String id = Json.text(sent, "id");
        if (id == null) {
            return null;
        }
        Offering before = house.offerings.find(id);
        if (before == null || !id.startsWith(prefix)) {
            throw Refusal.notFound("quote or offer");
        }
        return before;
    }

    /** An action is required exactly in the state of that name. */
    private static ObjectNode fields(ObjectNode sent, @Nullable Offering before) {
        String status = sent.get("status").asString();
        JsonNode action = sent.path("required_action");
        if (status.equals(Offering.ACTION_REQUIRED) != action.isObject()) {
            throw Refusal.invalid("$.required_action", "belongs to the status action_required and to no other");
        }
        String plan = Json.text(sent, "plan_name");
        if (plan == null) {
            plan = before == null
                    ? "Harbour Plus 2"
                    : before.fields().get("plan_name").asString();
        }
        ObjectNode fields = Json.object().put("status", status).put("plan_name", plan);
        fields.set("required_action", action.isObject() ? action : fields.nullNode());
        return fields;
    }

    private Answer put(Offering offering, String type) {
        house.offerings.put(offering);
        if (offering.status().equals(Offering.ACTION_REQUIRED)) {
            house.events.add(house.clock.now(), type, offering.id(), Telling.of(offering));
        }
        return Answer.ok(Json.of(offering.json()));
    }

    /** Charges somebody of the report something more; without {@code employee_id} each time somebody else. */
    private Answer changeReport(Request request) {
        house.reports.change(request.id(0), Json.text(checked(request, CHANGE), "employee_id"));
        return Answer.ok(ReportJson.report(house.reports.byId(request.id(0)).report(), null));
    }

    /** Any type with any data, in v2 only: what the stand-in can't do is told all the same, unknown things too. */
    private Answer event(Request request) {
        ObjectNode sent = checked(request, EVENT);
        house.events.addByHand(house.clock.now(), sent.get("type").asString(), sent.get("data"));
        return Answer.ok(Json.of(Json.object().put("told", true)));
    }
}
