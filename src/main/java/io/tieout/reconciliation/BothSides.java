package io.tieout.reconciliation;

import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL group charged, withheld and opening of some employers and settle at once the people
 * whose rows all agree, which are most. The rest is handed over person by person.
 */
@Component
class BothSides {

    /** Large enough to save round trips, small enough for a heap that does not grow with the employer. */
    private static final int FETCH_SIZE = 1000;

    private static final String SQL = """
            with report as materialized (
                select id, employer_ref, external_customer_id, report_id, report_status,
                    count(*) over (partition by employer_ref) as of_employer,
                    count(*) over (partition by employer_ref, external_customer_id) as of_customer
                from counted_pull
                where run_id = :run and employer_ref = any(:employers)
            ),
            source as materialized (
                select n.employer_ref, m.employer_id, n.register_run, n.opening_run, n.period,
                    o.period as opening_period
                from reconciliation n join run_employer m on m.run_id = n.run_id and m.employer_ref = n.employer_ref
                left join reconciliation o on o.run_id = n.opening_run and o.employer_ref = n.employer_ref
                where n.run_id = :run and n.employer_ref = any(:employers)
            ),
            withheld as materialized (
                select r.employer_ref, r.employee_ref, r.currency,
                    sum(r.employer_rows) as employer_rows, sum(r.employer_withheld) as employer_withheld,
                    sum(r.employee_rows) as employee_rows, sum(r.employee_withheld) as employee_withheld
                from source n
                join register_person r on r.run_id = n.register_run and r.employer_ref = n.employer_ref
                -- as a sum greater than zero, a third of the people would be expected
                where not (r.employer_rows = 0 and r.employee_rows = 0)
                group by r.employer_ref, r.employee_ref, r.currency
            ),
            opening as materialized (
                select employer_ref, employee_ref, currency, portion, sum(amount) as opening
                from (
                    -- who was given another ref since keeps what is open: the record at Kota is the same
                    select o.employer_ref, coalesce(known.employee_ref, o.employee_ref) as employee_ref, o.currency,
                        o.portion, o.closing as amount
                    from source n
                    join examined_row o on o.run_id = n.opening_run and o.employer_ref = n.employer_ref
                    left join employee known on known.kota_id = o.employee_id and known.employer_ref = o.employer_ref
                    where o.closing <> 0
                    union all
                    -- what was written off after the period closed is no part of the opening
                    select w.employer_ref, coalesce(known.employee_ref, w.employee_ref), w.currency, w.portion, w.amount
                    from source n
                    join write_off w on w.employer_ref = n.employer_ref
                        and w.period collate "C" >= n.opening_period and w.period collate "C" < n.period
                    left join employee known on known.kota_id = w.employee_id and known.employer_ref = w.employer_ref
                ) o
                group by employer_ref, employee_ref, currency, portion
                having sum(amount) <> 0
            ),
            -- Both portions of a person and currency side by side: half as many rows to group and to join.
            person as materialized (
                select employer_ref, employee_ref, currency, c.pull_id, c.employee_id, c.in_roster,
                    c.employer_lines, c.employer_charged, c.employee_lines, c.employee_charged,
                    coalesce((c.employer_lines = 0) = (w.employer_rows = 0)
                        and c.employer_charged = coalesce(w.employer_withheld, 0)
                        and (c.employee_lines = 0) = (w.employee_rows = 0)
                        and c.employee_charged = coalesce(w.employee_withheld, 0), false) as agrees
                from (
                    select p.employer_ref, b.employee_ref, b.currency, b.pull_id, b.employee_id, b.in_roster,
                        b.employer_lines, b.employer_charged, b.employee_lines, b.employee_charged
                    from report p
                    join employee_breakdown b on b.pull_id = p.id
                ) c
                full join withheld w using (employer_ref, employee_ref, currency)
            ),
            -- A person is open as a whole: SPLIT and CURRENCY_MISMATCH look at more than one row. Asked below by "in",
            -- which is one hash table however few people are expected; a join was planned as a loop over all of them.
            -- Who stands in several reports is open too: which ones is told from the lines.
            open_person as materialized (
                select s.employer_ref, s.employee_ref
                from person s join source n on n.employer_ref = s.employer_ref
                group by s.employer_ref, s.employee_ref
                having count(*) > 1 or not bool_and(s.agrees or n.register_run is null)
                union
                select o.employer_ref, o.employee_ref
                from opening o
                left join person s on s.employer_ref = o.employer_ref and s.employee_ref = o.employee_ref
                    and s.currency = o.currency
                where (case o.portion when 'employer' then s.employer_lines else s.employee_lines end > 0) is not true
            ),
            agreed as (
                insert into agreed_person
                    (pull_id, employee_ref, employee_id, currency, employer_charged, employee_charged, note)
                select s.pull_id, s.employee_ref, s.employee_id, s.currency,
                    case when s.employer_lines > 0 then s.employer_charged end,
                    case when s.employee_lines > 0 then s.employee_charged end,
                    case when not s.in_roster then :notInRoster end
                from person s
                join source n on n.employer_ref = s.employer_ref
                where s.pull_id is not null
                  and (s.agrees or n.register_run is null)
                  and ((s.employer_ref, s.employee_ref) in (select employer_ref, employee_ref from open_person))
                      is not true
                  and ((s.employer_ref, s.employee_ref) in (select employer_ref, employee_ref from opening))
                      is not true
            ),
            -- Who agrees as well and has something open from before keeps a whole row, which closes as it opens. What such
            -- a row says otherwise, the view reconciliation_row says of those above.
            carried as (
                insert into examined_row (run_id, employer_ref, employee_ref, currency, portion,
                    employer_id, employee_id, external_customer_id, report_id, report_status,
                    charged, withheld, variance, status, unexplained, opening, closing, note)
                select :run, s.employer_ref, s.employee_ref, s.currency, v.portion,
                    n.employer_id, s.employee_id, p.external_customer_id, p.report_id, p.report_status,
                    v.charged,
                    case when n.register_run is not null then v.charged end,
                    case when n.register_run is not null then 0 end,
                    case when n.register_run is not null then 'MATCHED' else 'INSTRUCTED' end,
                    case when n.register_run is not null then 0 end,
                    coalesce(o.opening, 0), coalesce(o.opening, 0),
                    case when not s.in_roster then :notInRoster end
                from person s
                join source n on n.employer_ref = s.employer_ref
                join report p on p.id = s.pull_id
                cross join lateral (values
                    ('employer', s.employer_lines, s.employer_charged),
                    ('employee', s.employee_lines, s.employee_charged)) v (portion, lines, charged)
                left join opening o on o.employer_ref = s.employer_ref and o.employee_ref = s.employee_ref
                    and o.currency = s.currency and o.portion = v.portion
                where v.lines > 0
                  and ((s.employer_ref, s.employee_ref) in (select employer_ref, employee_ref from opening)) is true
                  and ((s.employer_ref, s.employee_ref) in (select employer_ref, employee_ref from open_person))
                      is not true
            ),
            open_row as materialized (
                select employer_ref, employee_ref, currency, portion, sum(lines) as lines, sum(opening) as opening,
                    min(employee_id) as employee_id, min(pull_id) as first_pull, bool_and(in_roster) as in_roster
                from (
                    select s.employer_ref, s.employee_ref, s.currency, v.portion, v.lines, 0 as opening,
                        s.employee_id, s.pull_id, s.in_roster
                    from person s
                    cross join lateral (values
                        ('employer', s.employer_lines), ('employee', s.employee_lines)) v (portion, lines)
                    where v.lines > 0
                      and ((s.employer_ref, s.employee_ref) in (select employer_ref, employee_ref from open_person))
                          is true
                    union all
                    select w.employer_ref, w.employee_ref, w.currency, v.portion, 0, 0, null, null, null
                    from withheld w
                    cross join lateral (values
                        ('employer', w.employer_rows), ('employee', w.employee_rows)) v (portion, rows)
                    where v.rows > 0
                      and ((w.employer_ref, w.employee_ref) in (select employer_ref, employee_ref from open_person))
                          is true
                    union all
                    select employer_ref, employee_ref, currency, portion, 0, opening, null, null, null
                    from opening
                    where ((employer_ref, employee_ref) in (select employer_ref, employee_ref from open_person)) is true
                ) e
                group by employer_ref, employee_ref, currency, portion
            ),
            placed as (
                select g.*, n.employer_id, n.register_run is not null as register_loaded,
                    g.employee_id as known_employee_id,
                    p.external_customer_id, p.report_id, p.report_status,
                    case when not g.in_roster then :notInRoster end as note
                from open_row g
                join source n on n.employer_ref = g.employer_ref
                join report p on p.id = g.first_pull
                where g.lines > 0
                union all
                select g.*, n.employer_id, n.register_run is not null,
                    e.kota_id, e.external_customer_id, expected.report_id, expected.report_status, null
                from open_row g
                join source n on n.employer_ref = g.employer_ref
                left join lateral (
                    select e.kota_id, e.external_customer_id
                    from employee e
                    where e.employer_ref = g.employer_ref and e.employee_ref = g.employee_ref
                    offset 0   -- so that each is looked up alone: they are few
                ) e on true
                -- A person without lines belongs to the report of the same customer, or to the only one.
                left join report expected on expected.employer_ref = g.employer_ref
                    and (expected.of_employer = 1
                        or (expected.of_customer = 1
                            and expected.external_customer_id is not distinct from e.external_customer_id))
                where g.lines = 0
            )
            -- Person by person: what kind of row, then a row of its own for each line and register row.
            select 0 as kind, employer_ref, employee_ref, currency, portion,
                opening as amount, register_loaded as flag, employer_id as text1, known_employee_id as text2,
                external_customer_id as text3, report_id as text4, report_status as text5, note as text6,
                null as text7, null as text8, null::date as date1, null::date as date2, null::date as date3
            from placed
            union all
            select 1, p.employer_ref, l.employee_ref, l.currency, l.portion,
                l.amount, l.adjustment, l.entry_id, l.category, l.member_type, l.adjustment_for, l.type, l.policy_id,
                p.report_id, p.report_status, l.cover_from, l.cover_to, l.reporting_month
            from open_person o
            join report p on p.employer_ref = o.employer_ref
            cross join lateral (
                select * from contribution_line l
                where l.pull_id = p.id and l.employee_ref = o.employee_ref
                offset 0   -- so that each is looked up alone: they are few
            ) l
            union all
            select 2, r.employer_ref, r.employee_ref, r.currency, r.portion,
                r.amount, null, r.pay_run, r.pay_element, null, null, null, null, null, null, r.pay_date, null, null
            from source n
            join register_row r on r.run_id = n.register_run and r.employer_ref = n.employer_ref
            where r.portion is not null
              and ((r.employer_ref, r.employee_ref) in (select employer_ref, employee_ref from open_person)) is true
            order by employer_ref, employee_ref, kind
            """;

    private final NamedParameterJdbcTemplate jdbc;

    BothSides(DataSource dataSource) {
        JdbcTemplate inPieces = new JdbcTemplate(dataSource);
        inPieces.setFetchSize(FETCH_SIZE);
        this.jdbc = new NamedParameterJdbcTemplate(inPieces);
    }

    /**
     * Settles who agrees and hands over everybody else, person by person. Needs the transaction of the caller; the
     * consumer may use it between two people.
     */
    void settleAgreeing(long run, Collection<String> employers, Consumer<OpenPerson> open) {
        MapSqlParameterSource values = new MapSqlParameterSource("run", run)
                .addValue("employers", employers.toArray(String[]::new))
                .addValue("notInRoster", Notes.NOT_IN_ROSTER);
        OpenPeople people = new OpenPeople(open);
        RowCallbackHandler each = people::add;
        jdbc.query(SQL, values, each);
        people.finish();
    }
}
