package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Balances that are open, and how long they have been. */
@Component
public class Balances {

    /**
     * Each employer's newest period, the runs whose closings led to it, and what each of them added to a balance that
     * is open now. The chain is that of the openings really used, so opening and movements always sum to closing.
     */
    private static final String OPEN = """
            with recursive head as materialized (
                select distinct on (n.employer_ref) n.*
                from counted_reconciliation n
                where (:employer::text is null or n.employer_ref = :employer)
                  and (:period::text is null or n.period collate "C" <= :period)
                order by n.employer_ref, n.period collate "C" desc,
                    %s
            ),
            chain as (
                select employer_ref, run_id, period, opening_run from head
                union all
                select n.employer_ref, n.run_id, n.period, n.opening_run
                from chain c join reconciliation n on n.run_id = c.opening_run and n.employer_ref = c.employer_ref
            ),
            open as materialized (
                select h.run_id as head_run, h.period as head_period, h.stale, h.register_run, h.employer_ref,
                    k.employee_ref, k.currency, k.portion, sum(k.amount) as closing
                from head h
                cross join lateral (
                    select r.employee_ref, r.currency, r.portion, r.closing as amount from examined_row r
                    where r.run_id = h.run_id and r.employer_ref = h.employer_ref and r.closing <> 0
                    union all
                    select w.employee_ref, w.currency, w.portion, w.amount from write_off w
                    where w.employer_ref = h.employer_ref and w.period = h.period
                ) k
                group by h.run_id, h.period, h.stale, h.register_run, h.employer_ref,
                    k.employee_ref, k.currency, k.portion
                having sum(k.amount) <> 0
            ),
            payroll as materialized (
                select distinct h.employer_ref, w.employee_ref
                from head h join register_person w on w.run_id = h.register_run and w.employer_ref = h.employer_ref
            ),
            usual as materialized (
                select distinct on (c.employer_ref, l.employee_ref, l.currency, l.portion)
                    c.employer_ref, l.employee_ref, l.currency, l.portion, sum(l.amount) as amount
                from chain c
                join counted_pull p on p.run_id = c.run_id and p.employer_ref = c.employer_ref
                join contribution_line l on l.pull_id = p.id
                join open o on o.employer_ref = c.employer_ref and o.employee_ref = l.employee_ref
                    and o.currency = l.currency and o.portion = l.portion
                where not l.adjustment and l.type = 'recurring'
                group by c.employer_ref, l.employee_ref, l.currency, l.portion, c.period, l.reporting_month
                order by c.employer_ref, l.employee_ref, l.currency, l.portion, l.reporting_month desc, c.period desc
            )
            select o.*, c.period, m.variance, e.leave_on, e.employee_ref is not null as known,
                w.employee_ref is not null as in_pay, u.amount as usual
            from open o
            join chain c on c.employer_ref = o.employer_ref
            -- Who agrees in the end adds nothing to what was written off before that, and owes it all the same.
            left join examined_row m on m.run_id = c.run_id and m.employer_ref = o.employer_ref
                and m.employee_ref = o.employee_ref and m.currency = o.currency and m.portion = o.portion
            left join employee e on e.employer_ref = o.employer_ref and e.employee_ref = o.employee_ref
            left join payroll w on w.employer_ref = o.employer_ref and w.employee_ref = o.employee_ref
            left join usual u on u.employer_ref = o.employer_ref and u.employee_ref = o.employee_ref
                and u.currency = o.currency and u.portion = o.portion
            where m.run_id is not null or c.run_id = o.head_run
            order by o.employer_ref collate "C", o.employee_ref collate "C", o.currency collate "C",
                o.portion collate "C", c.period collate "C" desc
            """.formatted(CountingRun.first("n"));

    private final InPieces inPieces;

    Balances(DataSource dataSource, PlatformTransactionManager transactions) {
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /**
     * Hands over what is open after each employer's newest period: by employer, person (bytes, not language),
     * currency and portion, in constant memory.
     *
     * @param employerRef null for all
     * @param upTo the last period that is looked at, null for all
     * @param on the day on which the age is told
     */
    public void forEachOpen(
            @Nullable String employerRef, @Nullable YearMonth upTo, LocalDate on, Consumer<OpenBalance> consumer) {
        Movements movements = new Movements(on, consumer);
        MapSqlParameterSource values = new MapSqlParameterSource("employer", employerRef)
                .addValue("period", upTo == null ? null : upTo.toString());
        inPieces.forEach(OPEN, values, movements::add);
        movements.finish();
    }

    /** Gathers the movements of one balance, which come one after the other. */
    private static final class Movements {

        private final LocalDate on;
        private final Consumer<OpenBalance> consumer;
        private final List<Ageing.Movement> movements = new ArrayList<>();
        private @Nullable OpenBalance current;

        Movements(LocalDate on, Consumer<OpenBalance> consumer) {
            this.on = on;
            this.consumer = consumer;
        }

        void add(ResultSet row) throws SQLException {
            OpenBalance next = read(row);
            if (current != null && !sameKey(current, next)) {
                finish();
            }
            current = next;
            BigDecimal amount = row.getBigDecimal("variance");
            movements.add(new Ageing.Movement(
                    YearMonth.parse(row.getString("period")), amount == null ? BigDecimal.ZERO : amount));
        }

        void finish() {
            if (current != null) {
                Ageing.Aged aged = Ageing.of(current.balance(), movements, on);
                consumer.accept(new OpenBalance(
                        current.employerRef(),
                        current.employeeRef(),
                        current.currency(),
                        current.portion(),
                        current.balance(),
                        current.period(),
                        current.stale(),
                        aged,
                        current.inPay(),
                        current.leaveOn(),
                        current.known(),
                        current.usualMonth()));
            }
            current = null;
            movements.clear();
        }

        private static boolean sameKey(OpenBalance one, OpenBalance other) {
            return one.employerRef().equals(other.employerRef())
                    && one.employeeRef().equals(other.employeeRef())
                    && one.currency().equals(other.currency())
                    && one.portion() == other.portion();
        }

        private static OpenBalance read(ResultSet row) throws SQLException {
            YearMonth period = YearMonth.parse(row.getString("head_period"));
            return new OpenBalance(
                    row.getString("employer_ref"),
                    row.getString("employee_ref"),
                    row.getString("currency"),
                    Portion.of(row.getString("portion")),
                    row.getBigDecimal("closing"),
                    period,
                    row.getBoolean("stale"),
                    new Ageing.Aged(period, Map.of()),
                    row.getBoolean("in_pay"),
                    row.getObject("leave_on", LocalDate.class),
                    row.getBoolean("known"),
                    row.getBigDecimal("usual"));
        }
    }
}
