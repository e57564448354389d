package io.tieout.standin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /employees}. */
final class EmployeeEndpoints {

    private static final int DAYS_BACK_WITH_POLICY = 30;

    private final House house;
    private final World world;
    private final MovableClock clock;
    private final EmployeeShapes shapes;
    private final EmployeeList list;

    EmployeeEndpoints(House house) {
        this.house = house;
        this.world = house.world;
        this.clock = house.clock;
        this.shapes = new EmployeeShapes(clock);
        this.list = new EmployeeList(world, clock);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/employees", list::page)
                .add("POST", "/employees", this::create)
                .add("GET", "/employees/{}", request -> answer(world.employee(request.id(0))))
                .add("PUT", "/employees/{}", this::update)
                .add("POST", "/employees/{}/offboard", this::offboard)
                .add("POST", "/employees/{}/offboard/cancel", this::cancel);
    }

    private Answer create(Request request) {
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        shapes.create.check(sent, "$", findings);
        findings.refuseIfAny();
        Employer employer = world.findEmployer(sent.get("employer_id").asString());
        if (employer == null) {
            throw Refusal.invalid("$.employer_id", "is not an employer of this platform");
        }
        if (employer.offboardOn() != null) {
            throw Refusal.state("The employer is offboarded and takes nobody in.");
        }
        ObjectNode fields = StoredFields.created(
                sent,
                "external_customer_id",
                "first_name",
                "last_name",
                "date_of_birth",
                "sex_at_birth",
                "home_address",
                "nationality",
                "national_tax_id",
                "start_on",
                "earliest_benefits_start_date",
                "phone_number",
                "email",
                "bank_account",
                "metadata");
        if (!house.settings.employerOfRecord()) {
            fields.putNull("external_customer_id");
        }
        String id = world.newEmployeeId(
                employer.id(), fields.path("metadata").path("id").asString(""));
        Employee employee = new Employee(id, employer.id(), world.nextNumber(), clock.now(), fields, null);
        world.put(employee);
        house.lifecycle.created(employee, employee.createdAt());
        return answer(employee);
    }

    private Answer update(Request request) {
        Employee employee = world.employee(request.id(0));
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        shapes.update.check(sent, "$", findings);
        Addresses.local(sent.path("home_address"), employee.country(), "$.home_address", findings);
        findings.refuseIfAny();
        datesMayChange(employee, sent);
        Employee updated = employee.with(StoredFields.updated(employee.fields(), sent));
        return changed(updated);
    }

    private void datesMayChange(Employee employee, ObjectNode sent) {
        JsonNode start = sent.get("start_on");
        JsonNode benefits = sent.get("earliest_benefits_start_date");
        boolean newStart = start != null
                && !start.isNull()
                && !start.asString().equals(employee.startOn().toString());
        boolean newBenefits = benefits != null
                && !benefits.isNull()
                && !benefits.equals(employee.fields().get("earliest_benefits_start_date"));
        if ((newStart || newBenefits) && (hasPolicy(employee) || hasOffer(employee))) {
            throw Refusal.state((newStart ? "start_on" : "earliest_benefits_start_date")
                    + " can't change once a policy or an offer exists.");
        }
        LocalDate today = clock.today();
        if (newStart
                && !(employee.startOn().isAfter(today)
                        && LocalDate.parse(start.asString()).isAfter(today))) {
            throw Refusal.invalid("$.start_on", "both the old and the new date must be in the future");
        }
    }

    private Answer offboard(Request request) {
        Employee employee = world.employee(request.id(0));
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        shapes.offboard.check(sent, "$", findings);
        findings.refuseIfAny();
        if (employee.leaving() != null) {
            throw Refusal.state("The employee is already " + employee.status(clock.now()) + ".");
        }
        Instant on = OffsetDateTime.parse(sent.get("offboard_on").asString()).toInstant();
        LocalDate oldest = clock.today().minusDays(DAYS_BACK_WITH_POLICY);
        if (LocalDate.ofInstant(on, ZoneOffset.UTC).isBefore(oldest) && hasPolicy(employee)) {
            throw Refusal.state("offboard_on may lie at most " + DAYS_BACK_WITH_POLICY
                    + " days back while the employee has an active policy.");
        }
        Employee updated = employee.with(Employee.Leaving.on(on));
        return changed(updated);
    }

    /** Possible up to and including the day before. */
    private Answer cancel(Request request) {
        Employee employee = world.employee(request.id(0));
        Employee.Leaving leaving = employee.leaving();
        if (leaving == null) {
            throw Refusal.state("The employee is not offboarding.");
        }
        LocalDate day = LocalDate.ofInstant(leaving.on(), ZoneOffset.UTC);
        if (!clock.today().isBefore(day)) {
            throw Refusal.state("This offboarding can no longer be cancelled.");
        }
        Employee updated = employee.with((Employee.Leaving) null);
        return changed(updated);
    }

    private Answer changed(Employee employee) {
        world.put(employee);
        house.lifecycle.changed(employee, clock.now());
        return answer(employee);
    }

    private boolean hasOffer(Employee employee) {
        return !house.offerings.idsOf(employee.id()).isEmpty();
    }

    private boolean hasPolicy(Employee employee) {
        return Cover.of(employee, world.employer(employee.employerId())).started(clock.today());
    }

    private Answer answer(Employee employee) {
        return Answer.ok(Json.of(employee.json(clock.now())));
    }
}
