package io.tieout.standin;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out the lines of a report: pinned by the seed, or generated, with what finalized months still owe. */
final class ReportContents {

    private final World world;
    private final Seed seed;
    private final Map<Report.Key, Report> known;
    private final Amendments amendments;

    ReportContents(World world, Seed seed, Map<Report.Key, Report> known, Amendments amendments) {
        this.amendments = amendments;
        this.world = world;
        this.seed = seed;
        this.known = known;
    }

    boolean pinnedAsFinalized(Report.Key key) {
        Seed.PinnedReport pinned = pinned(key, world.employer(key.employerId()));
        return pinned != null && "finalized".equals(pinned.status());
    }

    ReportContent of(Report.Key key) {
        Employer employer = world.employer(key.employerId());
        List<Employee> people = new ArrayList<>(world.employeesOf(key.employerId()).stream()
                .filter(person -> Objects.equals(person.customer(), key.customer()))
                .toList());
        Collections.reverse(people);
        Seed.PinnedReport pinned = pinned(key, employer);
        if (pinned != null) {
            return PinnedLines.content(pinned, people);
        }
        return seed.pins(employer.ref())
                ? new ReportContent(List.of())
                : new ReportContent(generated(key, employer, people));
    }

    /** Whether the seed says all there is to say about a report. */
    boolean pinned(Report.Key key) {
        Employer employer = world.employer(key.employerId());
        return pinned(key, employer) != null || seed.pins(employer.ref());
    }

    private List<PersonLines> generated(Report.Key key, Employer employer, List<Employee> people) {
        Map<YearMonth, ReportContent> finalized = finalizedBefore(key);
        List<PersonLines> found = new ArrayList<>();
        for (Employee person : people) {
            Charges charges = new Charges(person, employer, amendments.of(person.id()));
            List<Charge> lines = charges.in(key.period());
            if (!finalized.isEmpty()) {
                lines.addAll(CarryOver.lines(person.id(), charges, key.period(), finalized));
            }
            if (!lines.isEmpty()) {
                found.add(new PersonLines(
                        person.id(),
                        person.ref(),
                        charges.currency(),
                        person.createdAt(),
                        side(lines, Side.EMPLOYER),
                        side(lines, Side.EMPLOYEE)));
            }
        }
        return found;
    }

    /** The unbroken row of finalized months right before this one, oldest first. */
    private Map<YearMonth, ReportContent> finalizedBefore(Report.Key key) {
        Map<YearMonth, ReportContent> row = new TreeMap<>();
        for (YearMonth month = key.period().minusMonths(1); ; month = month.minusMonths(1)) {
            Report report = known.get(new Report.Key(key.employerId(), key.customer(), month));
            if (report == null || report.frozen() == null) {
                return row;
            }
            row.put(month, report.frozen());
        }
    }

    private static List<Line> side(List<Charge> lines, Side side) {
        return lines.stream()
                .filter(charge -> charge.side() == side)
                .map(Charge::line)
                .toList();
    }

    private Seed.@Nullable PinnedReport pinned(Report.Key key, Employer employer) {
        return seed.of(employer.ref()).stream()
                .filter(report ->
                        report.period().equals(key.period()) && Objects.equals(report.customer(), key.customer()))
                .findFirst()
                .orElse(null);
    }
}
