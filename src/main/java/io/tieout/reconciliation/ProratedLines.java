package io.tieout.reconciliation;

import io.tieout.money.Cover;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The lines that Kota charged for something other than a calendar month. Adjustments are no such lines: theirs is a
 * difference, and {@link AdjustmentChains} follows them.
 */
@Component
public class ProratedLines {

    /** Of two equally near periods the earlier counts. Several lines of a kind, as of two children, come in order. */
    private static final String SQL = KnownPulls.CTE + """
            select l.employee_ref, l.currency, l.portion, l.entry_id, l.policy_id, l.member_type, l.category, l.type,
                l.cover_from, l.cover_to, l.amount, other.period as full_period, other.amounts,
                row_number() over alike as place, count(*) over (partition by l.employee_ref, l.policy_id,
                    l.member_type, l.category, l.portion, l.currency, l.cover_from, l.cover_to) as of_a_kind
            from counted_pull p
            join contribution_line l on l.pull_id = p.id
            left join lateral (
                select k.period, array_agg(f.amount order by abs(f.amount), f.entry_id collate "C") as amounts
                from known k
                join contribution_line f on f.pull_id = k.id and f.employee_ref = l.employee_ref
                where k.period <> p.period
                  and k.external_customer_id is not distinct from p.external_customer_id
                  and f.policy_id = l.policy_id and f.member_type = l.member_type and f.category = l.category
                  and f.portion = l.portion and f.currency = l.currency
                  and f.type = 'recurring' and not f.adjustment
                  and (f.cover_from + interval '1 month')::date = f.cover_to + 1
                group by k.period
                order by abs(left(k.period, 4)::integer * 12 + right(k.period, 2)::integer
                    - left(p.period, 4)::integer * 12 - right(p.period, 2)::integer), k.period
                limit 1
            ) other on true
            where p.run_id = :run and p.employer_ref = :employer
              and (:employee::text is null or l.employee_ref = :employee)
              and not l.adjustment
              and (extract(day from l.cover_from) <> 1
                or (l.cover_from + interval '1 month')::date <> l.cover_to + 1)
            window alike as (partition by l.employee_ref, l.policy_id, l.member_type, l.category, l.portion,
                l.currency, l.cover_from, l.cover_to order by abs(l.amount), l.entry_id collate "C")
            order by l.employee_ref collate "C", l.currency collate "C", l.portion collate "C", l.policy_id collate "C",
                l.cover_from, l.entry_id collate "C"
            """;

    private final KnownPulls pulls;

    ProratedLines(DataSource dataSource, PlatformTransactionManager transactions) {
        this.pulls = new KnownPulls(dataSource, transactions);
    }

    /**
     * Hands over the lines of one employer by person (bytes, not language), currency, portion, policy and cover, in
     * constant memory. What later runs learnt about other periods is left out, so that a run always tells the same.
     */
    public void forEach(long run, String employerRef, Consumer<ProratedLine> consumer) {
        pulls.forEach(SQL, KnownPulls.asOf(run, employerRef), row -> hand(row, consumer));
    }

    /** The lines of one person, with full amounts from all that is known by now. */
    List<ProratedLine> of(long run, String employerRef, String employeeRef) {
        List<ProratedLine> lines = new ArrayList<>();
        pulls.forEach(SQL, KnownPulls.byNow(run, employerRef, employeeRef), row -> hand(row, lines::add));
        return lines;
    }

    private static void hand(ResultSet row, Consumer<ProratedLine> consumer) throws SQLException {
        BigDecimal full = full(row);
        // A single charge has no month of its own, unless the same is charged monthly: then it catches up on one.
        if (full != null || row.getString("type").equals("recurring")) {
            consumer.accept(line(row, full));
        }
    }

    private static ProratedLine line(ResultSet row, @Nullable BigDecimal full) throws SQLException {
        return new ProratedLine(
                row.getString("employee_ref"),
                row.getString("currency"),
                Portion.of(row.getString("portion")),
                row.getString("entry_id"),
                row.getString("policy_id"),
                row.getString("member_type"),
                row.getString("category"),
                new Cover(row.getObject("cover_from", LocalDate.class), row.getObject("cover_to", LocalDate.class)),
                full,
                full == null ? null : YearMonth.parse(row.getString("full_period")),
                row.getBigDecimal("amount"));
    }

    /** Where there are as many lines of a kind in both periods, the first belongs to the first, and so on. */
    private static @Nullable BigDecimal full(ResultSet row) throws SQLException {
        Array array = row.getArray("amounts");
        if (array == null) {
            return null;
        }
        BigDecimal[] amounts = (BigDecimal[]) array.getArray();
        if (amounts.length == row.getInt("of_a_kind")) {
            return amounts[row.getInt("place") - 1];
        }
        BigDecimal least = amounts[0];
        BigDecimal most = amounts[amounts.length - 1];
        return least.compareTo(most) == 0 ? least : null;
    }
}
