package io.tieout.reconciliation;

import io.tieout.bruteforce.BruteForce;
import io.tieout.bruteforce.Injected;
import io.tieout.bruteforce.Injector;
import io.tieout.bruteforce.Reading;
import io.tieout.database.Copy;
import io.tieout.oracle.Charge;
import io.tieout.oracle.Key;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Invented people of many employers, in the tables that a pull and a register fill. */
final class InventedMonth {

    static final YearMonth PERIOD = YearMonth.of(2026, 10);
    private static final YearMonth BEFORE = PERIOD.minusMonths(1);

    private final Desk desk;
    private final Map<String, Injected> employers = new TreeMap<>();

    InventedMonth(Desk desk) {
        this.desk = desk;
    }

    void invent(long seed, int people) {
        String employer = "seed %03d".formatted(seed);
        employers.put(employer, Injector.people(employer, PERIOD, seed, people));
    }

    /** The month before leaves the openings; then the month itself. @return its run */
    long reconcile() {
        long before = desk.books.run(BEFORE.toString());
        employers.forEach((employer, month) -> {
            long pull = desk.books.pulled(before, employer, BEFORE.toString());
            desk.books.register(before, employer, BEFORE.toString());
            List<Charge> left = new ArrayList<>();
            month.openings()
                    .forEach((key, opening) -> left.add(new Charge(
                            "ct_before_" + employer + left.size(),
                            key,
                            "gross_premium",
                            "policyholder",
                            true,
                            opening,
                            false,
                            BEFORE.atDay(1),
                            BEFORE.atEndOfMonth(),
                            "p_1",
                            BEFORE)));
            copyLines(pull, left);
        });
        run(before, BEFORE);
        return again(month -> month);
    }

    /** The month once more, as its next run, with the same figures told otherwise. @return the run */
    long again(UnaryOperator<Injected> otherwise) {
        long run = desk.books.run(PERIOD.toString());
        employers.forEach((employer, month) -> {
            long pull = desk.books.pulled(run, employer, PERIOD.toString());
            desk.books.register(run, employer, PERIOD.toString());
            copyLines(pull, otherwise.apply(month).lines());
            copyRegister(run, otherwise.apply(month));
        });
        run(run, PERIOD);
        return run;
    }

    /** The month before once more: nothing moved in it, and no opening is left. */
    long emptyBefore() {
        long run = desk.books.run(BEFORE.toString());
        employers.keySet().forEach(employer -> {
            desk.books.pulled(run, employer, BEFORE.toString());
            desk.books.register(run, employer, BEFORE.toString());
        });
        run(run, BEFORE);
        return run;
    }

    private void run(long run, YearMonth period) {
        String status = desk.run(run, period.toString()).getStatus().name();
        if (!status.equals("COMPLETED")) {
            throw new IllegalStateException("the run of " + period + " ended " + status);
        }
    }

    /** What was put in, by row. */
    Map<Key, Injected.Known> known() {
        Map<Key, Injected.Known> all = new TreeMap<>();
        employers.values().forEach(month -> all.putAll(month.known()));
        return all;
    }

    /** What trying everything finds, by row. */
    SortedMap<Key, Reading> readings() {
        SortedMap<Key, Reading> all = new TreeMap<>();
        employers.forEach((employer, month) -> all.putAll(
                new BruteForce(PERIOD, 1, Set.of(employer)).rows(month.lines(), month.register(), month.openings())));
        return all;
    }

    private void copyLines(long pull, List<Charge> lines) {
        List<Object[]> rows = new ArrayList<>();
        for (Charge line : lines) {
            rows.add(new Object[] {
                pull,
                line.key().employer(),
                "ee_" + line.key().person(),
                line.key().person(),
                true,
                line.id(),
                line.key().side().text(),
                line.category(),
                line.memberType(),
                line.adjustment(),
                line.amount(),
                line.key().currency(),
                line.oneOff() ? "one_off" : "recurring",
                line.coverFrom(),
                line.coverTo(),
                line.policy(),
                line.reportingMonth().atDay(1)
            });
        }
        Copy.rows(
                desk.dataSource(),
                "contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster, entry_id, portion,"
                        + " category, member_type, adjustment, amount, currency, type, cover_from, cover_to, policy_id,"
                        + " reporting_month)",
                rows);
    }

    private void copyRegister(long run, Injected month) {
        List<Object[]> rows = new ArrayList<>();
        month.register()
                .forEach(row -> rows.add(new Object[] {
                    run,
                    row.key().employer(),
                    row.key().person(),
                    row.payDate(),
                    row.payRun(),
                    row.element(),
                    row.key().side().text(),
                    row.amount(),
                    row.key().currency(),
                    0,
                    rows.size() + 2L
                }));
        Copy.rows(
                desk.dataSource(),
                "register_row (run_id, employer_ref, employee_ref, pay_date, pay_run, pay_element, portion, amount,"
                        + " currency, file, line)",
                rows);
    }
}
