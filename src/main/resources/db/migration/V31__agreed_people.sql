-- Nearly everybody agrees, and of who does there is little to say: what was charged is what was withheld, and nothing
-- was or is open. A row for each portion with all columns, in an index by the employer, took most of the time that
-- settling them took. So they have one narrow row for both portions, by the number of the reading; everybody else
-- keeps a row for each portion. Who reads all rows finds both kinds under the name of before.
alter table reconciliation_row rename to examined_row;
alter index reconciliation_row_by_run rename to examined_row_by_run;
alter index reconciliation_row_open_by_money rename to examined_row_open_by_money;
alter index reconciliation_row_open rename to examined_row_open;
alter index reconciliation_row_moved rename to examined_row_moved;

-- A person and currency whose portions agree, or that had nothing to be held against, with nothing open before.
create table agreed_person (
    pull_id          bigint not null,    -- whose report it stands in
    employee_ref     text   not null,
    employee_id      text   not null,
    currency         text   not null,    -- ISO 4217, upper case
    employer_charged numeric,            -- major units; null where there is no line of the portion
    employee_charged numeric,
    note             text
);
create index agreed_person_by_pull on agreed_person (pull_id);

-- One row per employer, person, currency and portion of a run. Whoever joins it to runs of several periods has it
-- looked up for each ("lateral", "offset 0"): as a plain join it would be read for all runs that there ever were.
create view reconciliation_row as
select run_id, employer_ref, employee_ref, currency, portion, employer_id, employee_id, external_customer_id, report_id,
    report_status, charged, withheld, variance, status, causes, unexplained, opening, closing, note
from examined_row
union all
select n.run_id, n.employer_ref, a.employee_ref, a.currency, v.portion, p.employer_id, a.employee_id,
    p.external_customer_id, p.report_id, p.report_status, v.charged,
    case when n.register_run is not null then v.charged end,
    case when n.register_run is not null then 0 end,
    case when n.register_run is not null then 'MATCHED' else 'INSTRUCTED' end,
    '',
    case when n.register_run is not null then 0 end,
    0, 0, a.note
from reconciliation n
join pull p on p.run_id = n.run_id and p.employer_ref = n.employer_ref
join agreed_person a on a.pull_id = p.id
cross join lateral (values ('employer', a.employer_charged), ('employee', a.employee_charged)) v (portion, charged)
where v.charged is not null;

-- Rows that only ever come in leave no room to win back, but from a number of new rows on PostgreSQL reads the whole
-- table to mark it as clean and frozen: a tenth of the server's time in a month of a million people, in the middle of
-- the run. What a purge deletes is cleaned up as before; rows are frozen then, or by hand ("vacuum (freeze)").
alter table agreed_person set (autovacuum_vacuum_insert_threshold = -1);
alter table examined_row set (autovacuum_vacuum_insert_threshold = -1);
alter table register_row set (autovacuum_vacuum_insert_threshold = -1);
alter table employee_breakdown set (autovacuum_vacuum_insert_threshold = -1);
