package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            with evidence as (
                select p.employer_ref, l.employee_ref, l.currency, l.portion,
                    l.amount as charged, null::numeric as withheld, null::numeric as opening,
                    l.employee_id, p.id as pull_id, l.in_roster
                from counted_pull p
                join contribution_line l on l.pull_id = p.id
                where p.run_id = :run and p.employer_ref = any(:employers)
                union all
                select r.employer_ref, r.employee_ref, r.currency, r.portion,
                    null, r.amount, null, null, null, null
                from reconciliation n
                join register_row r on r.run_id = n.register_run and r.employer_ref = n.employer_ref
                where n.run_id = :run and n.employer_ref = any(:employers) and r.portion is not null
                union all
                -- who was given another ref since keeps what is open: the record at Kota is the same
                select o.employer_ref, coalesce(known.employee_ref, o.employee_ref), o.currency, o.portion,
                    null, null, o.closing, null, null, null
                from reconciliation n
                join reconciliation_row o on o.run_id = n.opening_run and o.employer_ref = n.employer_ref
                left join employee known on known.kota_id = o.employee_id and known.employer_ref = o.employer_ref
                where n.run_id = :run and n.employer_ref = any(:employers) and o.closing <> 0
            ),
            grouped as materialized (
                select employer_ref, employee_ref, currency, portion,
                    count(charged) as lines, count(withheld) as rows,
                    coalesce(sum(charged), 0) as charged,
                    coalesce(sum(withheld), 0) as withheld,
                    coalesce(sum(opening), 0) as opening,
                    min(employee_id) as employee_id,
                    min(pull_id) as first_pull, max(pull_id) as last_pull,
                    bool_and(in_roster) as in_roster
                from evidence
                group by employer_ref, employee_ref, currency, portion
            ),
            judged as (
                -- A person is open as a whole: SPLIT and CURRENCY_MISMATCH look at more than one row.
                select g.*, n.register_run is not null as register_loaded,
                    not bool_and(n.register_run is null
                            or (g.lines > 0 and g.rows > 0 and g.charged = g.withheld))
                        over (partition by g.employer_ref, g.employee_ref) as open
                from grouped g
                join reconciliation n on n.run_id = :run and n.employer_ref = g.employer_ref
                    and n.employer_ref = any(:employers)
            ),
            report as materialized (
                select employer_ref, external_customer_id, report_id, report_status,
                    count(*) over (partition by employer_ref) as of_employer,
                    count(*) over (partition by employer_ref, external_customer_id) as of_customer
                from counted_pull
                where run_id = :run and employer_ref = any(:employers)
            ),
            placed as (
                select j.*, m.employer_id,
                    coalesce(j.employee_id, e.kota_id) as known_employee_id,
                    case when j.lines > 0 then p.external_customer_id else e.external_customer_id end
                        as external_customer_id,
                    coalesce(several.report_ids, p.report_id, expected.report_id) as report_id,
                    coalesce(several.report_status, p.report_status, expected.report_status) as report_status,
                    case when j.in_roster = false then :notInRoster end as note
                from judged j
                join run_employer m on m.run_id = :run and m.employer_ref = j.employer_ref
                    and m.employer_ref = any(:employers)
                left join employee e on e.employer_ref = j.employer_ref and e.employee_ref = j.employee_ref
                left join pull p on p.id = j.first_pull
                -- A person without lines belongs to the report of the same customer, or to the only one.
                left join lateral (
                    select r.report_id, r.report_status
                    from report r
                    where j.lines = 0 and r.employer_ref = j.employer_ref
                      and (r.of_employer = 1
                        or (r.of_customer = 1
                            and r.external_customer_id is not distinct from e.external_customer_id))
                ) expected on true
                left join lateral (
                    select string_agg(distinct q.report_id, ' ' order by q.report_id) as report_ids,
                        max(q.report_status) as report_status   -- open comes after finalized
                    from counted_pull q
                    join contribution_line l on l.pull_id = q.id
                    where j.first_pull <> j.last_pull
                      and q.run_id = :run and q.employer_ref = j.employer_ref
                      and l.employee_ref = j.employee_ref and l.currency = j.currency and l.portion = j.portion
                ) several on true
            ),
            settled as (
                insert into reconciliation_row (run_id, employer_ref, employee_ref, currency, portion,
                    employer_id, employee_id, external_customer_id, report_id, report_status,
                    charged, withheld, variance, status, unexplained, opening, closing, note)
                select :run, employer_ref, employee_ref, currency, portion,
                    employer_id, known_employee_id, external_customer_id, report_id, report_status,
                    charged,
                    case when register_loaded then withheld end,
                    case when register_loaded then 0 end,
                    case when register_loaded then 'MATCHED' else 'INSTRUCTED' end,
                    case when register_loaded then 0 end,
                    opening, opening, note
                from placed
                where not open
            )
            select * from placed
            where open
            order by employer_ref, employee_ref
            """;

    private final NamedParameterJdbcTemplate jdbc;

    BothSides(DataSource dataSource) {
        JdbcTemplate inPieces = new JdbcTemplate(dataSource);
        inPieces.setFetchSize(FETCH_SIZE);
        this.jdbc = new NamedParameterJdbcTemplate(inPieces);
    }

    /**
     * Settles who agrees and hands over the rows of everybody else, all rows of a person in a row.
     * Needs the transaction of the caller; the consumer may use it between two rows.
     */
    void settleAgreeing(long run, Collection<String> employers, Consumer<OpenRow> open) {
        MapSqlParameterSource values = new MapSqlParameterSource("run", run)
                .addValue("employers", employers.toArray(String[]::new))
                .addValue("notInRoster", Notes.NOT_IN_ROSTER);
        RowCallbackHandler each = row -> open.accept(read(row));
        jdbc.query(SQL, values, each);
    }

    private static OpenRow read(ResultSet row) throws SQLException {
        return new OpenRow(
                new Key(
                        row.getString("employer_ref"),
                        row.getString("employee_ref"),
                        row.getString("currency"),
                        Portion.of(row.getString("portion"))),
                new Place(
                        row.getString("employer_id"),
                        row.getString("known_employee_id"),
                        row.getString("external_customer_id"),
                        row.getString("report_id"),
                        row.getString("report_status")),
                row.getBigDecimal("opening"),
                row.getBoolean("register_loaded"),
                row.getString("note"));
    }
}
