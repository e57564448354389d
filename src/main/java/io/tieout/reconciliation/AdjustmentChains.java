package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import io.tieout.reconciliation.AdjustmentChain.Adjusted;
import io.tieout.reconciliation.AdjustmentChain.Original;
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

/** Follows every adjustment of a run back to the line that it corrects, and that line's other adjustments with it. */
@Component
public class AdjustmentChains {

    /**
     * An adjustment of an adjustment belongs to the same chain; {@code hop} ends a circle. The original is looked for
     * among its person's lines, where an index leads, and only then among everybody's: a few by comparing them with
     * each person's lines at once, which costs more with each of them, many by looking each line up among them.
     */
    private static final String SQL = KnownPulls.CTE + """
            , read as materialized (
                select p.id, p.period, p.report_status, true as in_run from counted_pull p
                where p.run_id = :run and p.employer_ref = :employer
                union all
                select k.id, k.period, k.report_status, false from known k
                where k.period collate "C" < (select period from run where id = :run)
            ),
            adjusted as materialized (
                select l.entry_id, l.adjustment_for, l.employee_ref, l.currency, l.portion, l.policy_id, l.category,
                    l.reporting_month, l.amount, r.period, r.in_run
                from read r
                join contribution_line l on l.pull_id = r.id and l.of_adjusted_person and l.adjustment
                where :employee::text is null or exists (
                    select from read t join contribution_line o on o.pull_id = t.id
                    where t.in_run and o.employee_ref = :employee and o.adjustment)
            ),
            climb as (
                select entry_id, coalesce(adjustment_for, entry_id) as root, 1 as hop from adjusted
                union all
                select c.entry_id, a.adjustment_for, c.hop + 1
                from climb c join adjusted a on a.entry_id = c.root
                where a.adjustment_for is not null and c.hop < 20
            ),
            member as materialized (
                select distinct on (a.entry_id collate "C", a.period collate "C") a.*, c.root from adjusted a
                join climb c on c.entry_id = a.entry_id
                order by a.entry_id collate "C", a.period collate "C", c.hop desc
            ),
            chain as materialized (
                select root, min(employee_ref collate "C") filter (where in_run) as first_person,
                    min(currency) filter (where in_run) as first_currency,
                    min(portion) filter (where in_run) as first_portion
                from member group by root
                having bool_or(in_run and (:employee::text is null or employee_ref = :employee))
            ),
            own as materialized (
                select distinct on (c.root) c.root, o.*, r.period, r.report_status
                from chain c join member m on m.root = c.root
                join read r on true
                join contribution_line o on o.pull_id = r.id and o.employee_ref = m.employee_ref
                    and o.entry_id = c.root and not o.adjustment
                order by c.root, r.period collate "C" desc
            ),
            missing as materialized (select root from chain except select root from own),
            holder as materialized (
                select r.id as pull_id, r.period, r.report_status, b.employee_ref
                from read r join employee_breakdown b on b.pull_id = r.id
                where case when (select count(*) from missing) <= 20
                    then b.entry_ids && (select array_agg(root) from missing)
                    else (select bool_or(e.id in (select root from missing)) from unnest(b.entry_ids) e (id)) end
            ),
            elsewhere as materialized (
                select distinct on (o.entry_id) o.entry_id as root, o.*, h.period, h.report_status
                from holder h
                join contribution_line o on o.pull_id = h.pull_id and o.employee_ref = h.employee_ref
                    and not o.adjustment
                where o.entry_id in (select root from missing)
                order by o.entry_id, h.period collate "C" desc
            ),
            original as (select * from own union all select * from elsewhere)
            select c.root, m.entry_id, m.adjustment_for, m.period, m.in_run, m.employee_ref, m.currency, m.portion,
                m.policy_id, m.category, m.reporting_month, m.amount,
                o.period as o_period, o.report_status as o_status, o.employee_ref as o_employee_ref,
                o.currency as o_currency, o.portion as o_portion, o.policy_id as o_policy_id,
                o.category as o_category, o.amount as o_amount
            from chain c join member m on m.root = c.root
            left join original o on o.root = c.root
            order by c.first_person collate "C", c.first_currency collate "C", c.first_portion collate "C",
                c.root collate "C", m.period collate "C", m.entry_id collate "C"
            """;

    private final KnownPulls pulls;

    AdjustmentChains(DataSource dataSource, PlatformTransactionManager transactions) {
        this.pulls = new KnownPulls(dataSource, transactions);
    }

    /**
     * Hands over the chains that have an adjustment in this run's reports of one employer, by person (bytes, not
     * language), currency and portion, in constant memory. Net effects are those known when the run was made.
     */
    public void forEach(long run, String employerRef, Consumer<AdjustmentChain> consumer) {
        ChainLinks links = new ChainLinks(consumer);
        pulls.forEach(SQL, KnownPulls.asOf(run, employerRef), row -> take(row, links));
        links.finish();
    }

    /** The chains of one person's adjustments, with all that is known by now of the earlier periods. */
    List<AdjustmentChain> of(long run, String employerRef, String employeeRef) {
        List<AdjustmentChain> chains = new ArrayList<>();
        ChainLinks links = new ChainLinks(chains::add);
        pulls.forEach(SQL, KnownPulls.byNow(run, employerRef, employeeRef), row -> take(row, links));
        links.finish();
        return chains;
    }

    private static void take(ResultSet row, ChainLinks links) throws SQLException {
        String root = row.getString("root");
        links.take(root, original(row, root), adjusted(row));
    }

    private static Adjusted adjusted(ResultSet row) throws SQLException {
        return new Adjusted(
                row.getString("entry_id"),
                row.getString("adjustment_for"),
                YearMonth.parse(row.getString("period")),
                row.getBoolean("in_run"),
                row.getString("employee_ref"),
                row.getString("currency"),
                Portion.of(row.getString("portion")),
                row.getString("policy_id"),
                row.getString("category"),
                YearMonth.from(row.getObject("reporting_month", LocalDate.class)),
                row.getBigDecimal("amount"));
    }

    private static @Nullable Original original(ResultSet row, String root) throws SQLException {
        String period = row.getString("o_period");
        if (period == null) {
            return null;
        }
        return new Original(
                root,
                YearMonth.parse(period),
                row.getString("o_status").equals("finalized"),
                row.getString("o_employee_ref"),
                row.getString("o_currency"),
                Portion.of(row.getString("o_portion")),
                row.getString("o_policy_id"),
                row.getString("o_category"),
                row.getBigDecimal("o_amount"));
    }
}
