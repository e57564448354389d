package io.tieout.standin;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which reports there are: one per month and client company from the first month somebody is covered, at most twelve
 * months back, to the month of the clock. A report that was seen once stays.
 */
final class ReportKeys {

    private static final int MONTHS_BACK = 12;
    private static final Comparator<Report.Key> NEWEST_FIRST = Comparator.comparing(Report.Key::period)
            .reversed()
            .thenComparing(Report.Key::customer, Comparator.nullsFirst(Comparator.naturalOrder()));

    private record Cached(long version, YearMonth month, List<Report.Key> keys) {}

    private final World world;
    private final MovableClock clock;
    private final Seed seed;
    private final Map<Report.Key, Report> known;
    private final Map<String, Cached> cache = new HashMap<>();

    ReportKeys(World world, MovableClock clock, Seed seed, Map<Report.Key, Report> known) {
        this.world = world;
        this.clock = clock;
        this.seed = seed;
        this.known = known;
    }

    List<Report.Key> of(Employer employer) {
        long version = world.version(employer.id());
        Cached cached = cache.get(employer.id());
        if (cached == null || cached.version() != version || !cached.month().equals(clock.month())) {
            cached = new Cached(version, clock.month(), List.copyOf(find(employer)));
            cache.put(employer.id(), cached);
        }
        return cached.keys();
    }

    private TreeSet<Report.Key> find(Employer employer) {
        TreeSet<Report.Key> keys = new TreeSet<>(NEWEST_FIRST);
        if (!world.employeeIdsOf(employer.id()).isEmpty()) {
            seed.of(employer.ref())
                    .forEach(report -> keys.add(new Report.Key(employer.id(), report.customer(), report.period())));
        }
        if (seed.pins(employer.ref())) {
            known.values().stream()
                    .filter(report -> report.key().employerId().equals(employer.id()) && report.frozen() != null)
                    .forEach(report -> keys.add(report.key()));
            return keys;
        }
        known.keySet().stream()
                .filter(key -> key.employerId().equals(employer.id()))
                .forEach(keys::add);
        firstMonths(employer).forEach((customer, first) -> months(employer, customer, first, keys));
        return keys;
    }

    private void months(Employer employer, @Nullable String customer, YearMonth first, TreeSet<Report.Key> keys) {
        YearMonth last = clock.month();
        YearMonth oldest = last.minusMonths(MONTHS_BACK);
        for (YearMonth month = first.isBefore(oldest) ? oldest : first;
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            keys.add(new Report.Key(employer.id(), customer, month));
        }
    }

    private Map<@Nullable String, YearMonth> firstMonths(Employer employer) {
        Map<@Nullable String, YearMonth> first = new HashMap<>();
        for (Employee person : world.employeesOf(employer.id())) {
            Cover cover = Cover.of(person, employer);
            if (!cover.empty()) {
                first.merge(
                        person.customer(),
                        YearMonth.from(cover.from()),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return first;
    }
}
