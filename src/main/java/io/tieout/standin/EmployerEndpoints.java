package io.tieout.standin;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /employers}. */
final class EmployerEndpoints {

    static final Set<String> STATES = Set.of("pending", "active", "offboarding", "inactive", "restricted");

    private final House house;
    private final World world;
    private final MovableClock clock;
    private final EmployerShapes shapes;

    EmployerEndpoints(House house) {
        this.house = house;
        this.world = house.world;
        this.clock = house.clock;
        this.shapes = new EmployerShapes(clock);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/employers", this::list)
                .add("POST", "/employers", this::create)
                .add("GET", "/employers/{}", this::get)
                .add("PUT", "/employers/{}", this::update)
                .add("POST", "/employers/{}/offboard", this::offboard);
    }

    private Answer list(Request request) {
        request.onlyQuery(Set.of("filter", "page", "page_size"));
        Paging paging = Paging.of(request);
        Set<String> states = Paging.states(request, "filter", STATES);
        Instant now = clock.now();
        var found = paging.newestFirst(
                world.employers().stream().map(Employer::id).toList(),
                world::employer,
                states == null ? null : employer -> states.contains(employer.status(now)));
        return Answer.ok(paging.body(found, employer -> Json.of(employer.json(now))));
    }

    private Answer create(Request request) {
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        shapes.create.check(sent, "$", findings);
        findings.refuseIfAny();
        ObjectNode fields = StoredFields.created(
                sent,
                "legal_name",
                "registration_number",
                "legal_address",
                "contact",
                "earliest_benefits_start_date",
                "metadata");
        String id = world.newEmployerId(fields.path("metadata").path("id").asString(""));
        Employer employer = new Employer(id, world.nextNumber(), clock.now(), fields, null);
        world.put(employer);
        house.lifecycle.created(employer, employer.createdAt());
        return answer(employer);
    }

    private Answer get(Request request) {
        return answer(world.employer(request.id(0)));
    }

    private Answer update(Request request) {
        Employer employer = world.employer(request.id(0));
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        shapes.update.check(sent, "$", findings);
        Addresses.local(sent.path("legal_address"), employer.country(), "$.legal_address", findings);
        findings.refuseIfAny();
        JsonNode benefits = sent.get("earliest_benefits_start_date");
        if (benefits != null && !benefits.isNull() && (hasPolicy(employer) || hasQuote(employer))) {
            throw Refusal.state("earliest_benefits_start_date can't change once a group policy or quote exists.");
        }
        Employer updated = employer.with(StoredFields.updated(employer.fields(), sent));
        world.put(updated);
        house.lifecycle.changed(updated, clock.now());
        return answer(updated);
    }

    private boolean hasQuote(Employer employer) {
        return !house.offerings.idsOf(employer.id()).isEmpty();
    }

    private boolean hasPolicy(Employer employer) {
        return world.employeesOf(employer.id()).stream()
                .anyMatch(person -> Cover.of(person, employer).started(clock.today()));
    }

    /** Everybody leaves with the employer, and that can't be cancelled. */
    private Answer offboard(Request request) {
        Employer employer = world.employer(request.id(0));
        if (employer.offboardOn() != null) {
            throw Refusal.state("The employer is already offboarded.");
        }
        Instant now = clock.now();
        Employer leaving = employer.offboarded(now);
        world.put(leaving);
        house.lifecycle.changed(leaving, now);
        Employee.Leaving end = house.settings.employerOffboardingEndsCover()
                ? Employee.Leaving.on(now)
                : Employee.Leaving.withEmployer(now);
        for (Employee person : world.employeesOf(employer.id())) {
            if (person.leaving() == null || now.isBefore(person.leaving().on())) {
                Employee gone = person.with(end);
                world.put(gone);
                house.lifecycle.changed(gone, now);
            }
        }
        return answer(leaving);
    }

    private Answer answer(Employer employer) {
        return Answer.ok(Json.of(employer.json(clock.now())));
    }
}
