package io.tieout.standin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What others do at the far side between two requests of a caller, when a fault asks for it. */
final class Disturbance {

    private static final Answer DONE = new Answer(200, "", Json.of(Json.object()), Map.of());

    private final House house;

    Disturbance(House house) {
        this.house = house;
    }

    void before(Faults.Kind kind, Request request) {
        if (kind == Faults.Kind.LIST_MOVES || kind == Faults.Kind.REPORT_CHANGES) {
            house.run(
                    ignored -> {
                        if (kind == Faults.Kind.LIST_MOVES) {
                            moveList(request);
                        } else {
                            changeReport(request);
                        }
                        return DONE;
                    },
                    request,
                    null);
        }
    }

    private void changeReport(Request request) {
        List<String> path = request.path();
        if (path.size() < 2 || !path.get(0).equals("contribution_reports")) {
            return;
        }
        Reports.Current current = house.reports.byId(path.get(1));
        if (current.report().finalizedAt() == null && house.reports.changeable(path.get(1))) {
            house.reports.change(path.get(1), null);
        }
    }

    /** Copies the newest of the list under another ref. An empty list has nothing to copy and stays. */
    private void moveList(Request request) {
        switch (String.join("/", request.path()).replaceAll("/ctr_[^/]+/", "/{}/")) {
            case "employers" -> {
                Employer newest = null;
                for (Employer employer : house.world.employers()) {
                    newest = employer;
                }
                if (newest != null) {
                    copy(newest);
                }
            }
            case "employees" -> {
                String employer = request.query("employer_id");
                List<String> ids = employer == null ? house.world.employeeIds() : house.world.employeeIdsOf(employer);
                if (!ids.isEmpty()) {
                    copy(house.world.employee(ids.get(ids.size() - 1)), null);
                }
            }
            case "contribution_reports/{}/employee_breakdowns" -> {
                Reports.Current current = house.reports.byId(request.path().get(1));
                if (!current.content().people().isEmpty()) {
                    copy(
                            house.world.employee(
                                    current.content().people().get(0).employeeId()),
                            current.report().key().period().atDay(1).toString());
                }
            }
            default -> {}
        }
    }

    private void copy(Employer employer) {
        long number = house.world.nextNumber();
        ObjectNode fields = employer.fields().deepCopy();
        fields.putObject("metadata").put("id", "MOVED-" + number);
        Instant now = house.clock.now();
        Employer copy = new Employer(house.world.newEmployerId("MOVED-" + number), number, now, fields, null);
        house.world.put(copy);
        house.lifecycle.created(copy, now);
    }

    private void copy(Employee person, @Nullable String startOn) {
        long number = house.world.nextNumber();
        ObjectNode fields = person.fields().deepCopy();
        fields.putObject("metadata").put("id", "MOVED-" + number);
        if (startOn != null) {
            fields.put("start_on", startOn).putNull("earliest_benefits_start_date");
        }
        Instant now = house.clock.now();
        String id = house.world.newEmployeeId(person.employerId(), "MOVED-" + number);
        Employee copy = new Employee(id, person.employerId(), number, now, fields, null);
        house.world.put(copy);
        house.lifecycle.created(copy, now);
    }
}
