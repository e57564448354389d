package io.tieout.standin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a pinned report of the seed into content, for the people that exist. */
final class PinnedLines {

    private PinnedLines() {}

    /** @param people newest first; of two records with one ref the newer one gets the lines */
    static ReportContent content(Seed.PinnedReport report, List<Employee> people) {
        Map<String, Seed.PinnedPerson> pinned = new HashMap<>();
        report.people().forEach(person -> pinned.put(person.employeeRef(), person));
        List<PersonLines> found = new ArrayList<>();
        for (Employee employee : people) {
            Seed.PinnedPerson person = pinned.remove(employee.ref());
            if (person != null) {
                found.add(new PersonLines(
                        employee.id(),
                        employee.ref(),
                        person.currency().toLowerCase(Locale.ROOT),
                        employee.createdAt(),
                        lines(report, employee, "er", person.employer()),
                        lines(report, employee, "ee", person.employee())));
            }
        }
        return new ReportContent(found);
    }

    private static List<Line> lines(
            Seed.PinnedReport report, Employee employee, String side, @Nullable List<Seed.PinnedLine> pinned) {
        List<Line> lines = new ArrayList<>();
        for (Seed.PinnedLine line : pinned == null ? List.<Seed.PinnedLine>of() : pinned) {
            String place = String.join("/", employee.ref(), report.period().toString(), side, "" + lines.size());
            lines.add(line(report, employee, line, place));
        }
        return List.copyOf(lines);
    }

    private static Line line(Seed.PinnedReport report, Employee employee, Seed.PinnedLine line, String place) {
        LocalDate from = or(line.coverFrom(), report.period().atDay(1));
        return new Line(
                id(report.employerRef(), or(line.key(), place)),
                or(line.category(), "gross_premium"),
                or(line.memberType(), "policyholder"),
                or(line.adjustment(), line.adjustmentFor() != null),
                line.adjustmentFor() == null ? null : id(report.employerRef(), line.adjustmentFor()),
                line.amount(),
                or(line.type(), "recurring"),
                line.note(),
                from,
                or(line.coverTo(), YearMonth.from(from).atEndOfMonth()),
                or(line.reportingMonth(), from.withDayOfMonth(1)),
                Policies.of(employee.id(), line.policy()),
                null);
    }

    /** A key names a line within its employer, whatever the report. */
    private static String id(String employerRef, String key) {
        return Ids.derived("ct", "pinned", employerRef, key);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
