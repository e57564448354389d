package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for each employer and month, with the people who have been created by now. */
final class FakeReports {

    private record Report(String id, String employerId, YearMonth month) {}

    private final FakeWorld world;
    private final FakeRecords employers;
    private final FakeRecords employees;
    private final Map<String, Person> personByRef = new HashMap<>();
    private final Set<String> finalized = new TreeSet<>();

    FakeReports(FakeWorld world, FakeRecords employers, FakeRecords employees) {
        this.world = world;
        this.employers = employers;
        this.employees = employees;
        world.people().forEach(person -> personByRef.put(person.company().ref() + " " + person.ref(), person));
    }

    FakeAnswer answer(FakeAnswer.Request request, String[] path) {
        if (path.length == 1) {
            return FakePages.page(asked(request.query()), request.query(), this::shown);
        }
        Optional<Report> found =
                all().stream().filter(report -> report.id().equals(path[1])).findFirst();
        if (found.isEmpty()) {
            return FakeAnswer.notFound();
        }
        Report report = found.get();
        if (path.length == 2) {
            return FakeAnswer.ok(shown(report));
        }
        if (path[2].equals("finalize")) {
            if (status(report).equals("finalized")) {
                return FakeAnswer.problem(400, "invalid_state", "Finalized already");
            }
            finalized.add(report.id());
            return FakeAnswer.ok(shown(report));
        }
        List<ObjectNode> people = peopleIn(report);
        if (path.length == 3) {
            return FakePages.page(people, request.query(), employee -> breakdown(report, employee));
        }
        return people.stream()
                .filter(employee -> employee.path("id").asString("").equals(path[3]))
                .findFirst()
                .map(employee -> FakeAnswer.ok(breakdown(report, employee)))
                .orElseGet(FakeAnswer::notFound);
    }

    /** Newest first. */
    private List<Report> all() {
        List<Report> reports = new ArrayList<>();
        for (YearMonth month : world.months()) {
            for (ObjectNode employer : employers.all()) {
                reports.add(
                        0,
                        new Report(
                                FakeWorld.reportId(FakeRecords.ref(employer), month),
                                employer.path("id").asString(""),
                                month));
            }
        }
        return reports;
    }

    private List<Report> asked(Map<String, String> query) {
        String status = query.getOrDefault("status", "");
        String year = query.getOrDefault("year", "");
        String month = query.getOrDefault("month", "");
        String employer = query.getOrDefault("employer_id", "");
        return all().stream()
                .filter(report -> employer.isEmpty() || employer.equals(report.employerId()))
                .filter(report -> status.isEmpty() || List.of(status.split(",")).contains(status(report)))
                .filter(report -> year.isEmpty() || report.month().getYear() == Integer.parseInt(year))
                .filter(report -> month.isEmpty() || report.month().getMonthValue() == Integer.parseInt(month))
                .filter(report -> query.getOrDefault("external_customer_id", "").isEmpty())
                .toList();
    }

    private String status(Report report) {
        return finalized.contains(report.id()) ? "finalized" : world.status(report.month());
    }

    private ObjectNode shown(Report report) {
        ObjectNode shown = head(report);
        shown.put("id", report.id());
        shown.put("object", "contribution_report");
        shown.put("locale_hint", "somewhere");
        if (report.month().getMonthValue() % 2 == 0) {
            shown.putObject("aggregates").put("employee_count", 12345);
            shown.putNull("external_customer_id");
        }
        return shown;
    }

    /** What a report and its breakdowns have in common. */
    private ObjectNode head(Report report) {
        ObjectNode head = FakeAnswer.JSON.createObjectNode();
        head.put("employer_id", report.employerId());
        ObjectNode period = head.putObject("period");
        period.put("from_date", report.month().atDay(1).toString());
        period.put("to_date", report.month().atEndOfMonth().toString());
        head.put("status", status(report));
        head.put("created_at", report.month().atDay(1) + "T03:00:00Z");
        head.put("last_updated_at", report.month().atDay(20) + "T03:04:05.678901Z");
        if (status(report).equals("finalized")) {
            head.put("finalized_at", report.month().atDay(21) + "T00:00:00Z");
        }
        return head;
    }

    /** Newest first; nobody without a line. */
    private List<ObjectNode> peopleIn(Report report) {
        List<ObjectNode> people = new ArrayList<>();
        for (ObjectNode employee : employees.all()) {
            if (employee.path("employer_id").asString("").equals(report.employerId())
                    && !lines(report, employee).isEmpty()) {
                people.add(employee);
            }
        }
        Collections.reverse(people);
        return people;
    }

    private List<Charge> lines(Report report, ObjectNode employee) {
        String employerRef =
                employers.find(report.employerId()).map(FakeRecords::ref).orElse("");
        Person person = personByRef.get(employerRef + " " + FakeRecords.ref(employee));
        return person == null ? List.of() : world.lines(person.number(), report.month());
    }

    private ObjectNode breakdown(Report report, ObjectNode employee) {
        List<Charge> lines = lines(report, employee);
        ObjectNode breakdown = head(report);
        breakdown.put("object", "contribution_report_employee_breakdown");
        breakdown.put("contribution_report_id", report.id());
        breakdown.put("employee_id", employee.path("id").asString(""));
        breakdown.put("currency", lines.get(0).key().currency().toLowerCase(Locale.ROOT));
        ObjectNode health = breakdown.putObject("health_insurance");
        ArrayNode employer = health.putArray("employer_contributions");
        ArrayNode own = health.putArray("employee_contributions");
        lines.forEach(line -> (line.key().side() == Side.EMPLOYER ? employer : own).add(entry(line)));
        return breakdown;
    }

    private static ObjectNode entry(Charge line) {
        boolean withNulls = line.id().hashCode() % 2 == 0;
        ObjectNode entry = FakeAnswer.JSON.createObjectNode();
        entry.put("id", line.id());
        entry.put("category", line.category());
        entry.put("member_type", line.memberType());
        entry.put("adjustment", line.adjustment());
        BigDecimal amount = line.amount();
        entry.put("amount", withNulls ? plain(amount) : amount);
        entry.put("type", line.oneOff() ? "one_off" : "recurring");
        if (withNulls) {
            entry.putNull("adjustment_for");
            entry.putNull("note");
        } else if (line.adjustment()) {
            entry.put("adjustment_for", "ct_" + Story.hex("before " + line.id()));
            entry.put("note", "Corrected; \"see\" letter, please");
        }
        ObjectNode cover = entry.putObject("cover_period");
        cover.put("from_date", line.coverFrom().toString());
        cover.put("to_date", line.coverTo().toString());
        entry.put("policy_id", line.policy());
        entry.put("employee_policy_id", line.policy().replace("p_", "eehp_"));
        entry.put("reporting_month", line.reportingMonth().atDay(1).toString());
        entry.put("tier", "gold");
        return entry;
    }

    /** 12.50 as 12.5 and 7.00 as 7, as many servers write it. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
