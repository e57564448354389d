package io.tieout.standin;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code GET /employees} with its filters. */
final class EmployeeList {

    private final World world;
    private final MovableClock clock;

    EmployeeList(World world, MovableClock clock) {
        this.world = world;
        this.clock = clock;
    }

    Answer page(Request request) {
        request.onlyQuery(Set.of("filter", "employer_id", "external_customer_id", "metadata_id", "page", "page_size"));
        Paging paging = Paging.of(request);
        Instant now = clock.now();
        String employerId = request.query("employer_id");
        if (employerId != null && !employerId.matches("er_.+")) {
            throw Refusal.invalid("employer_id", "must be the id of an employer");
        }
        List<String> ids = employerId == null ? world.employeeIds() : world.employeeIdsOf(employerId);
        var found = paging.newestFirst(ids, world::employee, filter(request, now));
        return Answer.ok(paging.body(found, employee -> Json.of(employee.json(now))));
    }

    private static @Nullable Predicate<Employee> filter(Request request, Instant now) {
        Predicate<Employee> all = employee -> true;
        Predicate<Employee> filter = all;
        Set<String> states = Paging.states(request, "filter", EmployerEndpoints.STATES);
        if (states != null) {
            filter = filter.and(employee -> states.contains(employee.status(now)));
        }
        String customer = request.query("external_customer_id");
        if (customer != null) {
            filter = filter.and(employee -> customer.equals(employee.customer()));
        }
        String ref = request.query("metadata_id");
        if (ref != null) {
            String folded = folded(ref);
            filter = filter.and(employee -> folded(employee.ref()).contains(folded));
        }
        return filter == all ? null : filter;
    }

    /** Kota looks for a part of the ref, whatever its case and accents: {@code EMP-1} finds {@code emp-10} too. */
    static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
