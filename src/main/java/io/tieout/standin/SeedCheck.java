package io.tieout.standin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a seed that would make the stand-in break the contract, with the place. */
final class SeedCheck {

    private SeedCheck() {}

    static void check(Seed seed) {
        if (seed.reports() == null) {
            throw new IllegalArgumentException("\"reports\" is missing");
        }
        Set<String> keys = new HashSet<>();
        for (Seed.PinnedReport report : seed.reports()) {
            String place = "report of " + report.employerRef() + " for " + report.period();
            require(
                    report.employerRef() != null && report.period() != null,
                    place,
                    "employer_ref or period is missing");
            oneOf(place, "status", report.status(), "open", "finalized");
            require(report.people() != null, place, "\"people\" is missing");
            Set<String> refs = new HashSet<>();
            for (Seed.PinnedPerson person : report.people()) {
                String whose = place + ", employee " + person.employeeRef();
                require(person.employeeRef() != null, whose, "employee_ref is missing");
                require(person.currency() != null && person.currency().length() == 3, whose, "currency is missing");
                require(refs.add(person.employeeRef()), whose, "is there twice");
                lines(whose, report.employerRef(), person.employer(), keys);
                lines(whose, report.employerRef(), person.employee(), keys);
            }
        }
    }

    private static void lines(
            String whose, String employerRef, @Nullable List<Seed.PinnedLine> lines, Set<String> keys) {
        for (Seed.PinnedLine line : lines == null ? List.<Seed.PinnedLine>of() : lines) {
            require(line.amount() != null, whose, "a line has no amount");
            require(
                    line.key() == null || keys.add(employerRef + "\u0000" + line.key()),
                    whose,
                    "the key " + line.key() + " is there twice");
            oneOf(whose, "category", line.category(), "gross_premium", "tax", "tax_relief");
            oneOf(whose, "member_type", line.memberType(), "policyholder", "partner_dependant", "child_dependant");
            oneOf(whose, "type", line.type(), "recurring", "one_off");
        }
    }

    private static void oneOf(String place, String field, @Nullable String value, String... allowed) {
        require(
                value == null || List.of(allowed).contains(value),
                place,
                field + " must be one of " + String.join(", ", allowed));
    }

    private static void require(boolean holds, String place, String message) {
        if (!holds) {
            throw new IllegalArgumentException(place + ": " + message);
        }
    }
}
