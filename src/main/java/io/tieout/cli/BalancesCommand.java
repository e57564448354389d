package io.tieout.cli;

import io.tieout.money.Amounts;
import io.tieout.payroll.Portion;
import io.tieout.reconciliation.Ageing;
import io.tieout.reconciliation.Ageing.Bucket;
import io.tieout.reconciliation.Balances;
import io.tieout.reconciliation.OpenBalance;
import io.tieout.reconciliation.Settling;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is open, and for how long. */
@Command(
        name = "balances",
        mixinStandardHelpOptions = true,
        description = "Open balances per employer by age; with --people each one, and how it can be settled.")
final class BalancesCommand implements Callable<Integer> {

    private record Lane(String employer, Portion portion, String currency) {}

    private static final class Sum {
        int people;
        int withoutPay;
        final Map<Bucket, BigDecimal> parts = new EnumMap<>(Bucket.class);
        BigDecimal total = BigDecimal.ZERO;
    }

    @Option(names = "--employer", paramLabel = "REF", description = "only this employer")
    private @Nullable String employer;

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = PeriodConverter.class,
            description = "as they stood after that month (default: after the newest)")
    private @Nullable YearMonth period;

    @Option(names = "--on", paramLabel = "YYYY-MM-DD", description = "the day that ages are told on (default: today)")
    private @Nullable LocalDate on;

    @Option(names = "--people", description = "every open balance, with its age and how it can be settled")
    private boolean people;

    @Option(names = "--without-pay", description = "only people with nothing in the register to set it against")
    private boolean withoutPay;

    private final Surroundings surroundings;

    BalancesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            LocalDate day = on == null ? LocalDate.now(session.get(Clock.class)) : on;
            Map<Lane, Sum> sums = new LinkedHashMap<>();
            Set<String> stale = new TreeSet<>();
            Table each = new Table("employer", "employee", "portion", "", ">balance", "from", ">days", "suggestion");
            session.get(Balances.class).forEachOpen(employer, period, day, open -> {
                if (withoutPay && !open.withoutPay()) {
                    return;
                }
                add(sums, open);
                if (open.stale()) {
                    stale.add(open.employerRef() + " " + open.period());
                }
                if (people || withoutPay) {
                    each.row(
                            open.employerRef(),
                            open.employeeRef(),
                            open.portion().word(),
                            open.currency(),
                            money(open.balance(), open.currency()),
                            open.aged().oldest(),
                            Ageing.days(open.aged().oldest(), day),
                            Settling.of(open));
                }
            });
            print(day, sums, stale, each);
            return 0;
        }
    }

    private static void add(Map<Lane, Sum> sums, OpenBalance open) {
        Sum sum =
                sums.computeIfAbsent(new Lane(open.employerRef(), open.portion(), open.currency()), lane -> new Sum());
        sum.people++;
        sum.withoutPay += open.withoutPay() ? 1 : 0;
        sum.total = sum.total.add(open.balance());
        open.aged().parts().forEach((bucket, part) -> sum.parts.merge(bucket, part, BigDecimal::add));
    }

    private static void print(LocalDate day, Map<Lane, Sum> sums, Set<String> stale, Table each) {
        if (sums.isEmpty()) {
            Out.result("No balance is open.");
            return;
        }
        Out.result("Open balances by days since the end of their period, on " + day);
        Table table = new Table(
                "employer", "portion", "", ">0-30", ">31-60", ">61-90", ">over 90", ">open", ">people", ">without pay");
        sums.forEach((lane, sum) -> table.row(
                lane.employer(),
                lane.portion().word(),
                lane.currency(),
                part(sum, Bucket.UP_TO_30, lane),
                part(sum, Bucket.UP_TO_60, lane),
                part(sum, Bucket.UP_TO_90, lane),
                part(sum, Bucket.OVER_90, lane),
                money(sum.total, lane.currency()),
                sum.people,
                lane.portion() == Portion.EMPLOYEE ? sum.withoutPay : ""));
        table.print();
        for (String which : stale) {
            Out.result("  " + which + " is stale: an earlier period was run again since; run it again");
        }
        if (!each.isEmpty()) {
            Out.result("");
            each.print();
        }
    }

    private static String part(Sum sum, Bucket bucket, Lane lane) {
        return money(sum.parts.getOrDefault(bucket, BigDecimal.ZERO), lane.currency());
    }

    private static String money(BigDecimal amount, String currency) {
        return Amounts.plain(amount, currency);
    }
}
