package io.tieout.reconciliation;

/** What changed between a signed run and the newest one, and what later reports corrected. */
final class BridgeSql {

    /** The period's newest run that settled the employer. */
    static final String NOW = """
            select n.run_id, run.number from counted_reconciliation n join run on run.id = n.run_id
            where n.period = :period and n.employer_ref = :employer
            order by n.run_id desc limit 1
            """;

    static final String REOPENINGS = """
            select run.number, p.reason, p.account, p.reopened_at
            from reopening p
            join run on run.id = p.run_id
            join counted_reconciliation n on n.run_id = p.run_id and n.employer_ref = p.employer_ref
            where p.period = :period and p.employer_ref = :employer and p.run_id > :signed
            order by p.run_id
            """;

    /** Both runs' sums by currency and portion. */
    static final String FIGURES = """
            select currency, portion,
                coalesce(sum(opening) filter (where run_id = :signed), 0) as signed_opening,
                coalesce(sum(charged) filter (where run_id = :signed), 0) as signed_charged,
                coalesce(sum(withheld) filter (where run_id = :signed), 0) as signed_withheld,
                coalesce(sum(closing) filter (where run_id = :signed), 0) as signed_closing,
                coalesce(sum(opening) filter (where run_id = :now), 0) as opening,
                coalesce(sum(charged) filter (where run_id = :now), 0) as charged,
                coalesce(sum(withheld) filter (where run_id = :now), 0) as withheld,
                coalesce(sum(closing) filter (where run_id = :now), 0) as closing
            from reconciliation_row
            where run_id in (:signed, :now) and employer_ref = :employer
            group by currency, portion
            order by currency collate "C", portion collate "C"
            """;

    /**
     * Every change. A line moves the balance only where a register is loaded: without one nothing was compared. A
     * register that came after the signatures brings the whole comparison, so its effect on the balance is what was
     * charged then less what is withheld now.
     */
    static final String CHANGES = """
            with loaded as (
                select bool_or(run_id = :signed and register_run is not null) as signed,
                    bool_or(run_id = :now and register_run is not null) as now
                from reconciliation where run_id in (:signed, :now) and employer_ref = :employer
            ),
            signed_line as (
                select p.report_id, l.* from counted_pull p join contribution_line l on l.pull_id = p.id
                where p.run_id = :signed and p.employer_ref = :employer
            ),
            line as (
                select p.report_id, l.* from counted_pull p join contribution_line l on l.pull_id = p.id
                where p.run_id = :now and p.employer_ref = :employer
            ),
            line_change as (
                select employee_ref, currency, portion, entry_id,
                    case when s.amount is null and n.adjustment then 'ADJUSTMENT_ARRIVED'
                        when s.amount is null then 'LINE_ADDED'
                        when n.amount is null then 'LINE_GONE'
                        else 'LINE_CHANGED' end as kind,
                    coalesce(n.amount, 0) - coalesce(s.amount, 0) as charged
                from signed_line s
                full join line n using (report_id, entry_id, employee_ref, currency, portion)
                where s.amount is distinct from n.amount
            ),
            row_change as (
                select employee_ref, currency, portion,
                    coalesce(n.opening, 0) - coalesce(s.opening, 0) as opening,
                    coalesce(n.withheld, 0) - coalesce(s.withheld, 0) as withheld,
                    coalesce(s.charged, 0) - coalesce(n.withheld, 0) as compared
                from (select * from reconciliation_row where run_id = :signed and employer_ref = :employer) s
                full join (select * from reconciliation_row where run_id = :now and employer_ref = :employer) n
                    using (employee_ref, currency, portion)
            ),
            later as (
                select distinct on (period) run_id, period from counted_reconciliation n
                where employer_ref = :employer and period collate "C" > :period
                order by period,
                    %s
            ),
            correction as (
                select l.employee_ref, l.currency, l.portion, l.entry_id, later.period, l.amount
                from later
                join counted_pull p on p.run_id = later.run_id and p.employer_ref = :employer
                join contribution_line l on l.pull_id = p.id
                where l.of_adjusted_person and l.adjustment and (
                    exists (select from line o where o.entry_id = l.adjustment_for)
                    or (l.adjustment_for is null and to_char(l.reporting_month, 'YYYY-MM') = :period))
            ),
            change as (
                select kind, employee_ref, currency, portion, entry_id, :period as in_period, 0::numeric as opening,
                    charged, 0::numeric as withheld, case when loaded.now then charged else 0 end as closing
                from line_change, loaded
                union all
                select 'OPENING_MOVED', employee_ref, currency, portion, null, :period, opening, 0, 0, opening
                from row_change where opening <> 0
                union all
                select 'REGISTER_CHANGED', employee_ref, currency, portion, null, :period, 0, 0, withheld, -withheld
                from row_change, loaded where loaded.signed and withheld <> 0
                union all
                select 'REGISTER_LOADED', employee_ref, currency, portion, null, :period, 0, 0, withheld, compared
                from row_change, loaded
                where loaded.now and not loaded.signed and (withheld <> 0 or compared <> 0)
                union all
                select 'ADJUSTED_LATER', employee_ref, currency, portion, entry_id, period, 0, amount, 0, 0
                from correction
            )
            """.formatted(CountingRun.first("n"));

    static final String STEPS = CHANGES + """
            select currency, portion, kind, count(*), sum(opening) as opening, sum(charged) as charged,
                sum(withheld) as withheld, sum(closing) as closing
            from change group by currency, portion, kind
            """;

    static final String EACH = CHANGES + """
            select * from change
            order by employee_ref collate "C", currency collate "C", portion collate "C", kind collate "C",
                in_period, entry_id collate "C"
            """;

    private BridgeSql() {}
}
