package io.tieout.reconciliation;

/** What a run's lines are held against, and the kinds of lines that a difference is made of. */
final class ChargeChangesSql {

    /**
     * The readings of a run, of the run whose closings it opened with, of the same reports before this run, and of the
     * newest earlier run of the period that was signed off.
     */
    static final String SIDES = """
            with mine as (
                select n.run_id, n.period, n.opening_run, (
                    select max(o.run_id) from sign_off o
                    where o.employer_ref = n.employer_ref and o.period = n.period and o.run_id < n.run_id) as signed_run
                from reconciliation n where n.run_id = :run and n.employer_ref = :employer
            ),
            before as (
                select distinct on (b.report_id) b.id from mine
                join counted_pull p on p.run_id = mine.run_id and p.employer_ref = :employer
                join pull b on b.report_id = p.report_id and b.state = 'COMPLETE' and b.run_id < p.run_id
                    and b.employer_ref = :employer
                order by b.report_id, b.version desc, b.id desc
            )
            select mine.period, (select period from run where id = mine.opening_run) as last_period,
                mine.signed_run is not null as signed_off,
                coalesce((select array_agg(id) from counted_pull
                    where run_id = mine.run_id and employer_ref = :employer), '{}') as now,
                coalesce((select array_agg(id) from counted_pull
                    where run_id = mine.opening_run and employer_ref = :employer), '{}') as last,
                coalesce((select array_agg(id) from before), '{}') as pulled,
                coalesce((select array_agg(id) from counted_pull
                    where run_id = mine.signed_run and employer_ref = :employer), '{}') as signed
            from mine
            """;

    /** Only people whose sums differ are looked into: most of a month is as the one before. */
    static final String PARTS = """
            with line as (
                select l.*, l.pull_id = any (:now) as is_now, l.pull_id = any (:last) as is_last,
                    l.pull_id = any (:pulled) as is_pulled, l.pull_id = any (:signed) as is_signed
                from contribution_line l
                where l.pull_id = any (:now || :last || :pulled || :signed) and l.employer_ref = :employer
            ),
            changed as materialized (
                select employee_ref, currency, portion from line
                group by employee_ref, currency, portion
                having :lastPeriod::text is not null and coalesce(sum(amount) filter (where is_now), 0)
                        <> coalesce(sum(amount) filter (where is_last), 0)
                    or :hasPulled and coalesce(sum(amount) filter (where is_now), 0)
                        <> coalesce(sum(amount) filter (where is_pulled), 0)
                    or :hasSigned and coalesce(sum(amount) filter (where is_now), 0)
                        <> coalesce(sum(amount) filter (where is_signed), 0)
            ),
            sorted as (
                select line.*, case
                    when adjustment then 'adjustment'
                    when type = 'one_off' then 'one_off'
                    when to_char(reporting_month, 'YYYY-MM')
                        <> case when is_last then :lastPeriod::text else :period::text end then 'late'
                    else member_type end as kind,
                    not adjustment and type <> 'one_off' and to_char(reporting_month, 'YYYY-MM')
                        = case when is_last then :lastPeriod::text else :period::text end as regular
                from line where employee_ref in (select employee_ref from changed)
            ),
            part as (
                select employee_ref, currency, portion, kind,
                    coalesce(sum(amount) filter (where is_now), 0) as now,
                    coalesce(sum(amount) filter (where is_last), 0) as last,
                    coalesce(sum(amount) filter (where is_pulled), 0) as pulled,
                    coalesce(sum(amount) filter (where is_signed), 0) as signed,
                    count(*) filter (where is_now and category = 'gross_premium') as premiums,
                    count(*) filter (where is_last and category = 'gross_premium') as last_premiums,
                    coalesce(bool_or((cover_from + interval '1 month')::date <> cover_to + 1)
                        filter (where is_now or is_last), false) as part,
                    coalesce(bool_or(is_now and regular), false) as regular_now,
                    coalesce(bool_or(is_last and regular), false) as regular_last
                from sorted group by employee_ref, currency, portion, kind
            ),
            known as (
                select *, bool_or(regular_now) over (partition by employee_ref) as covered,
                    bool_or(regular_last) over (partition by employee_ref) as covered_last
                from part
            )
            select known.* from known join changed using (employee_ref, currency, portion)
            order by employee_ref collate "C", currency collate "C", portion collate "C", kind collate "C"
            """;

    private ChargeChangesSql() {}
}
