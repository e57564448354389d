package io.tieout.standin;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code /employees/{}/salaries}, as the pages newer than the published contract describe them. */
final class SalaryEndpoints {

    private static final Shape CREATE = new Shape()
            .required("amount", FieldRules.POSITIVE)
            .required("currency", FieldRules.CURRENCY)
            .required("pay_frequency", Rule.oneOf(Set.of("annual", "monthly", "bi_weekly", "weekly")))
            .required("effective_from", FieldRules.DATE);

    private final World world;
    private final Salaries salaries;
    private final MovableClock clock;

    SalaryEndpoints(World world, Salaries salaries, MovableClock clock) {
        this.world = world;
        this.salaries = salaries;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/employees/{}/salaries", this::create)
                .add("GET", "/employees/{}/salaries", this::list)
                .add("GET", "/employees/{}/salaries/current", this::current)
                .add("GET", "/employees/{}/salaries/{}", this::get);
    }

    private Answer create(Request request) {
        Employee employee = world.employee(request.id(0));
        ObjectNode sent = request.json();
        Findings findings = new Findings();
        CREATE.check(sent, "$", findings);
        findings.refuseIfAny();
        return answer(salaries.add(employee.id(), sent));
    }

    private Answer list(Request request) {
        request.onlyQuery(Set.of("page", "page_size"));
        Paging paging = Paging.of(request);
        Employee employee = world.employee(request.id(0));
        return Answer.ok(paging.body(paging.of(salaries.of(employee.id())), salary -> Json.of(salary.json())));
    }

    private Answer current(Request request) {
        return answer(salaries.current(world.employee(request.id(0)).id(), clock.today()));
    }

    private Answer get(Request request) {
        return answer(salaries.find(world.employee(request.id(0)).id(), request.id(1)));
    }

    private static Answer answer(Salary salary) {
        return Answer.ok(Json.of(salary.json()));
    }
}
