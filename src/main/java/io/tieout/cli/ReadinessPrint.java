package io.tieout.cli;

import io.tieout.roster.EmployerReadiness;
import io.tieout.roster.ReadinessReports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** Who can use Kota's own pages, for a terminal. */
final class ReadinessPrint {

    private static final int MOST_EMPLOYERS = 50;

    private static final int MOST_PEOPLE = 20;

    private ReadinessPrint() {}

    static void print(
            ReadinessReports reports, List<EmployerReadiness> found, EmployerScope scope, Instant moment, Path file) {
        Out.result("Readiness, from Kota's lists of " + moment);
        if (found.isEmpty()) {
            Out.result("  No employer of the roster is known at Kota; \"sync\" makes them known.");
            return;
        }
        employers(found);
        waiting(reports, scope, file);
        Out.result("  Everybody, with the reasons: " + file);
    }

    private static void employers(List<EmployerReadiness> found) {
        Table table = new Table(
                "employer", "at Kota", ">people", ">can use Hosted", ">pending", ">restricted", ">others who can't");
        found.stream()
                .limit(MOST_EMPLOYERS)
                .forEach(one -> table.row(
                        one.employerRef(),
                        one.status(),
                        one.people(),
                        one.ready(),
                        one.pending(),
                        one.restricted(),
                        one.others()));
        if (found.size() > 1) {
            table.row(
                    found.size() > MOST_EMPLOYERS ? "all " + found.size() : "all",
                    "",
                    sum(found, EmployerReadiness::people),
                    sum(found, EmployerReadiness::ready),
                    sum(found, EmployerReadiness::pending),
                    sum(found, EmployerReadiness::restricted),
                    sum(found, EmployerReadiness::others));
        }
        table.print();
    }

    private static long sum(List<EmployerReadiness> found, ToLongFunction<EmployerReadiness> part) {
        return found.stream().mapToLong(part).sum();
    }

    private static void waiting(ReadinessReports reports, EmployerScope scope, Path file) {
        Table table = new Table("status", "employer", "employee", "since", "why not");
        AtomicLong count = new AtomicLong();
        reports.waiting(scope.refs(), person -> {
            if (count.incrementAndGet() <= MOST_PEOPLE) {
                table.row(
                        person.status(),
                        person.employerRef(),
                        person.employeeRef(),
                        person.since() == null ? "" : person.since(),
                        person.why());
            }
        });
        Out.result("");
        if (table.isEmpty()) {
            Out.result("  Nobody waits.");
            return;
        }
        table.print();
        if (count.get() > MOST_PEOPLE) {
            Out.result("  ... and " + (count.get() - MOST_PEOPLE) + " more, see " + file);
        }
    }
}
