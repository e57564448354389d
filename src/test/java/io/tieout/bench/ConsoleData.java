package io.tieout.bench;

import io.tieout.database.OwnServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a large payroll bureau's database holds: 5,000 employers, one of them with 60,000 rows a month; two months of a
 * million rows, of which eight in a hundred need a person; runs that were run again; a plan of a million rows.
 */
final class ConsoleData {

    static final String OCTOBER = "2026-10";
    /** The run that is the newest of most employers. */
    static final int NEWEST = 3;
    /** Of the plan of a million rows. */
    static final int LARGE_PLAN = 300;

    private ConsoleData() {}

    static void fill(OwnServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : SETTINGS.split(";\n")) {
                statement.execute(sql);
            }
            for (String sql : (ROSTER + MONTHS + DESK + PLANS).split(";\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute("vacuum analyze");
        }
    }

    private static final String SETTINGS = """
            set synchronous_commit = off;
            create temp table size as
            select i, 'E' || lpad(i::text, 4, '0') as ref, case when i % 5 = 0 then 'GBP' else 'EUR' end as currency,
                case when i = 1 then 30000 when i <= 21 then 2500 else 85 end as people
            from generate_series(1, 5000) i;
            create temp table person as
            select i, ref, currency, n, 'P' || lpad(n::text, 6, '0') as person, 'ee_' || i || '_' || n as id
            from size, generate_series(1, people) n;
            analyze size, person""";

    private static final String ROSTER = """
            insert into employer (employer_ref, kota_id, kota_status, updated_at)
            select ref, 'er_' || i, 'active', now() from size;
            insert into employee (employer_ref, employee_ref, kota_id, kota_status, updated_at)
            select ref, person, id, 'active', now() from person;
            """;

    /** Run 1 is September's; 2 an older October, of which only the open rows are here; 3 the newest; 4 to 43 single ones. */
    private static final String MONTHS = """
            insert into run (kind, period, scope, number, inputs, inputs_sha256, status, exit_code, started_at, ended_at)
            select 'reconcile', case when n = 1 then '2026-09' else '2026-10' end,
                case when n <= 3 then 'all' else 'E' || lpad((n * 10)::text, 4, '0') end,
                case when n = 1 then 1 else n - 1 end, '{}', 'x', 'COMPLETED', 3,
                '2026-11-02 09:00:00Z'::timestamptz + n * interval '1 hour',
                '2026-11-02 09:20:00Z'::timestamptz + n * interval '1 hour'
            from generate_series(1, 43) n;
            insert into run_employer (run_id, employer_ref, employer_id, pulled_at, reconciled_at, exported_at)
            select r.id, s.ref, 'er_' || s.i, r.started_at, r.started_at, r.ended_at
            from run r join size s on r.id <= 3 or s.i = r.id * 10;
            insert into reconciliation (run_id, period, employer_ref, register_run, opening_run, settled_at)
            select r.id, r.period, s.ref, r.id, case when r.id > 1 then 1 end, r.ended_at
            from run r join size s on r.id <= 3 or s.i = r.id * 10;
            insert into exported (run_id, employer_ref, period, folder, draft, import_sha256, import_lines, left_out_people)
            select n.run_id, n.employer_ref, n.period, 'out/' || n.period || '/' || n.employer_ref || '/run-1', true, 'ab',
                170, 0 from reconciliation n where n.run_id <> 2;
            insert into register_load (run_id, period, employer_ref, rows)
            select n.run_id, n.period, n.employer_ref, 170 from reconciliation n where n.run_id <> 2;
            insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status, last_updated_at, version,
                state, breakdowns, lines, started_at, completed_at, usual)
            select r.id, s.ref, 'er_' || s.i, 'ctr_' || r.period || '_' || s.i, r.period,
                case when r.id = 1 then 'finalized' else 'open' end, '2026-11-01', r.number, 'COMPLETE', s.people,
                s.people * 2, r.started_at, r.ended_at, true
            from run r join size s on r.id in (1, 3) or s.i = r.id * 10;
            insert into examined_row (run_id, employer_ref, employee_ref, currency, portion, employer_id, employee_id,
                report_id, report_status, charged, withheld, variance, status, causes, unexplained, opening, closing)
            select r.id, p.ref, p.person, p.currency, o.portion, 'er_' || p.i, p.id, 'ctr_' || r.period || '_' || p.i, 'open',
                40.35 + k % 60, case when k >= 50 and k < 60 then 0 else 40.35 + k % 60 - d end, case when k >= 60 and k < 80
                then 0 else d end, verdict, case when verdict = 'EXPLAINED' then 'ADJUSTMENT=' || d when verdict = 'ROUNDING'
                then 'ROUNDING=0.01' else '' end, case when verdict in ('EXPLAINED', 'ROUNDING', 'CARRIED') then 0 else d end,
                opening, opening + d
            from run r
            join person p on r.id in (1, 2, 3) or p.i = r.id * 10
            cross join (values ('employee', 0), ('employer', 1)) o (portion, o)
            cross join lateral (select (p.i * 7919 + p.n::bigint * 104729 + o.o * 31 + r.id / 4) % 1000 as k) a
            cross join lateral (select case when k < 30 then 'BREAK' when k < 50 then 'NOT_IN_PAYROLL'
                when k < 60 then 'NOT_IN_KOTA' when k < 80 then 'CARRIED' when k < 140 then 'EXPLAINED'
                when k < 170 then 'ROUNDING' else 'MATCHED' end as verdict) b
            cross join lateral (select case when verdict = 'MATCHED' then 0 when verdict = 'ROUNDING' then 0.01
                else ((p.i * 31 + p.n * 17) % 50000) / 100.0 + 0.01 end as d,
                case when r.id > 1 and k < 80 and p.n % 3 = 0 then 5.00 else 0 end as opening) c
            where r.id <> 2 or k < 80;
            with agreeing as (
                delete from examined_row r using (
                    select run_id, employer_ref, employee_ref from examined_row
                    where run_id <> 2
                    group by run_id, employer_ref, employee_ref having bool_and(status = 'MATCHED' and opening = 0)) a
                where r.run_id = a.run_id and r.employer_ref = a.employer_ref and r.employee_ref = a.employee_ref
                returning r.*)
            insert into agreed_person (pull_id, employee_ref, employee_id, currency, employer_charged, employee_charged)
            select p.id, a.employee_ref, a.employee_id, a.currency, max(a.charged) filter (where a.portion = 'employer'),
                max(a.charged) filter (where a.portion = 'employee')
            from agreeing a join pull p on p.run_id = a.run_id and p.employer_ref = a.employer_ref
            group by p.id, a.employee_ref, a.employee_id, a.currency;
            insert into employee_breakdown
            select u.id, p.ref, p.id, p.person, true, p.currency, 1, 40.35 + p.n % 60, 1, 40.35 + p.n % 60,
                p.n % 25 in (0, 24), l.ids, l.kinds, array[40.35 + p.n % 60, 40.35 + p.n % 60], array['p_' || p.id],
                l.originals
            from pull u join size s on s.ref = u.employer_ref join person p on p.i = s.i
            cross join lateral (
                select array_agg('ct_' || u.id || '_' || p.n || o.portion order by o.o),
                    array_agg(2 * o.o + a.adjusts::int + 1 order by o.o),
                    case when bool_or(a.adjusts) then array_agg(case when a.adjusts then 'ct_' || (u.id - 5000) || '_' || p.n
                        || o.portion end order by o.o) end
                from (values ('employee', 0), ('employer', 1)) o (portion, o)
                cross join lateral (select (p.n + o.o) % 25 = 0) a (adjusts)) l (ids, kinds, originals);
            insert into contribution_kind
            select u.id, 2 * o.o + a.adjusts::int + 1, o.portion, 'gross_premium', 'policyholder', a.adjusts, 'recurring', null,
                (u.period || '-01')::date, (u.period || '-01')::date + 29, (u.period || '-01')::date
            from pull u cross join (values ('employee', 0), ('employer', 1)) o (portion, o)
            cross join (values (false), (true)) a (adjusts);
            insert into register_kind
            select n.run_id, o.o, 0, '2026-10-28', 'M10', o.element, o.portion
            from (select distinct run_id from reconciliation where run_id >= 3) n
            cross join (values (1, 'employee', 'EE_HEALTH'), (2, 'employer', 'ER_HEALTH')) o (o, portion, element);
            insert into register_person
            select n.run_id, p.ref, p.person, p.currency, 1, 40.35 + p.n % 60, 1, 40.35 + p.n % 60, array[1, 2],
                array[40.35 + p.n % 60, 40.35 + p.n % 60], array[p.n, p.n]
            from reconciliation n join size s on s.ref = n.employer_ref join person p on p.i = s.i
            where n.run_id >= 3;
            insert into signature (run_id, employer_ref, period, account, content_sha256, lines_sha256, signed_at)
            select n.run_id, n.employer_ref, n.period, a, repeat('a', 64), repeat('b', 64), now()
            from reconciliation n, (values ('ann'), ('ben')) x (a)
            where n.run_id = 1 or n.run_id = 3 and (a = 'ann' and n.employer_ref like '%%3' or n.employer_ref like '%%7');
            insert into sign_off (run_id, employer_ref, period, content_sha256, lines_sha256, reopened_run, signed_off_at)
            select distinct n.run_id, n.employer_ref, n.period, repeat('a', 64), repeat('b', 64), 0, now()
            from reconciliation n where n.run_id = 1 or n.run_id = 3 and n.employer_ref like '%%7';
            insert into finalization (employer_ref, period, signed_run, content_sha256, account, ordered_at, finalized_at)
            select employer_ref, period, run_id, content_sha256, 'ann', now(), now() from sign_off where run_id = 1;
            """.replace("%%", "%");

    private static final String DESK = """
            insert into break_decision (run_id, employer_ref, period, employee_ref, currency, portion, accepted, status,
                variance, closing, account, reason, decided_at)
            select run_id, employer_ref, '2026-10', employee_ref, currency, portion, true, status, variance, closing, 'ann',
                'agreed with the broker', now()
            from reconciliation_row where run_id = 3 and status = 'BREAK' order by employee_ref, employer_ref limit 3000;
            insert into break_hand_over (employer_ref, period, employee_ref, currency, portion, handed_to, account, note,
                handed_at)
            select employer_ref, '2026-10', employee_ref, currency, portion, case when employee_ref like '%3' then 'ann' else
                'ben' end, 'eve', 'please look at it', now()
            from reconciliation_row where run_id = 3 and status = 'NOT_IN_KOTA' order by employee_ref, employer_ref limit 600;
            insert into required_action (kind, subject, employer_id, employee_id, reason, description, due_at, due_end,
                opened_at)
            select 'quote', 'q_' || n, 'er_' || n, 'ee_' || n || '_1', 'Confirm the quote', 'The insurer waits for a yes.',
                '2026-12-01', '2026-12-01 00:00:00Z'::timestamptz + n * interval '1 hour', now()
            from generate_series(1, 2000) n;
            insert into trail (at, account, act, subject, outcome)
            select now() - n * interval '1 minute', 'ann', 'accept', 'P' || n || ' of E0001, 2026-10', 'done'
            from generate_series(200000, 1, -1) n;
            insert into register_file (run_id, file, name, sha256, read, accepted, refused, rejects)
            select r.id, 0, 'register.csv', repeat('c', 64), 1000000, 999990, 10,
                case when r.id % 2 = 0 then 'out/2026-10/rejects-run-' || r.id || '-register.csv' end
            from run r where r.kind = 'reconcile';
            """;

    private static final String PLANS = """
            insert into run (kind, period, scope, number, inputs, inputs_sha256, status, exit_code, started_at, ended_at)
            select 'roster-sync', '', case when n % 7 = 0 then 'dry-run' else 'all' end, n,
                '{"employers: employers.csv": "aa", "employees: people.csv": "bb", "job file": "cc"}', 'x', 'COMPLETED', 0,
                '2026-02-01 02:00:00Z'::timestamptz + n * interval '1 day', '2026-02-01 02:20:00Z'::timestamptz + n * interval
                '1 day'
            from generate_series(1, 300) n;
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason)
            select r.id, 'employee', row_number() over (), p.ref, p.person || x.a, case when x.a = 'b' then 'CREATE' when
                p.n % 1000 = 1 then 'OFFBOARD' when p.n % 50 = 2 then 'MISSING' else 'UPDATE' end, 'contact,address', ''
            from run r, person p, (values ('a'), ('b')) x (a) where r.kind = 'roster-sync' and r.number = 300;
            insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason)
            select r.id, 'employee', row_number() over (partition by r.id), p.ref, p.person, 'UPDATE', 'contact', ''
            from run r, person p where r.kind = 'roster-sync' and r.number between 280 and 299 and p.n = 1;
            insert into intent (id, run_id, subject, line, employer_ref, employee_ref, action, idempotency_key, fields,
                planned_at, first_sent_at, settled_at, outcome)
            select gen_random_uuid(), run_id, subject, line, employer_ref, employee_ref, action, gen_random_uuid()::text, '{}',
                now(), now(), now(), 'UPDATED'
            from plan_row p join run r on r.id = p.run_id where r.number between 280 and 299 and r.scope = 'all';
            insert into plan_count (run_id, subject, action, count)
            select run_id, subject, action, count(*) from plan_row group by 1, 2, 3;
            insert into guard_finding (run_id, kind, text)
            select r.id, 'TRIP', 'At employer E' || n || ' 7 people would leave; more than 3 are allowed'
            from run r, generate_series(1, 40) n where r.kind = 'roster-sync' and r.number = 300;
            """;
}
