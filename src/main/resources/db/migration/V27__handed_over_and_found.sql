-- Who is to look at a row that needs a person. Rows are only added; of a row the newest counts, until somebody accepts
-- it, or a later run of the period has no such row any more.
create table break_hand_over (
    id           bigint      generated always as identity primary key,
    employer_ref text        not null,
    period       text        not null,
    employee_ref text        not null,
    currency     text        not null,
    portion      text        not null,
    handed_to    text,                              -- null: it was taken back
    account      text        not null,              -- who did so
    note         text        not null,
    handed_at    timestamptz not null
);
create index break_hand_over_by_row on break_hand_over (employer_ref, period, employee_ref);
create index break_hand_over_by_account on break_hand_over (period, lower(handed_to));

-- Whoever looks at one page of a long list reads that page alone. The rows that need a person are few among those of a
-- run, so what follows costs the others next to nothing when they are written.
create index reconciliation_row_open_by_money on reconciliation_row (run_id, currency collate "C",
    (-abs(coalesce(nullif(unexplained, 0), nullif(variance, 0), closing))),
    employer_ref collate "C", employee_ref collate "C", portion collate "C")
    where status in ('CARRIED', 'CURRENCY_MISMATCH', 'NOT_IN_KOTA', 'NOT_IN_PAYROLL', 'BREAK');
-- And one by one: the same few rows, without reading the rest.
create index reconciliation_row_open on reconciliation_row (run_id, employer_ref, employee_ref)
    where status in ('CARRIED', 'CURRENCY_MISMATCH', 'NOT_IN_KOTA', 'NOT_IN_PAYROLL', 'BREAK');
-- The same rows as before, each found by that index: only such a row is ever accepted. Beginning from the decisions,
-- "offset 0" keeps the planner from reading all that an employer has open for each of them.
create or replace view accepted_row as
select n.run_id, d.employer_ref, d.employee_ref, d.currency, d.portion, d.account, d.reason, d.decided_at
from (select distinct on (employer_ref, period, employee_ref, currency, portion) *
      from break_decision
      order by employer_ref, period, employee_ref, currency, portion, id desc) d
join reconciliation n on n.employer_ref = d.employer_ref and n.period = d.period
where d.accepted and exists (
    select from reconciliation_row r
    where r.run_id = n.run_id and r.employer_ref = d.employer_ref and r.employee_ref = d.employee_ref
      and r.currency = d.currency and r.portion = d.portion
      and r.status = d.status and r.variance is not distinct from d.variance
      and (r.status <> 'CARRIED' or r.closing = d.closing)
      and r.status in ('CARRIED', 'CURRENCY_MISMATCH', 'NOT_IN_KOTA', 'NOT_IN_PAYROLL', 'BREAK')
    offset 0);
-- Since when a balance is open.
create index reconciliation_row_moved on reconciliation_row (run_id, employer_ref, employee_ref) where variance <> 0;
create index break_decision_by_period on break_decision (period, id);
create index plan_row_by_action on plan_row (run_id, subject, action, employer_ref collate "C",
    employee_ref collate "C");
create index required_action_due on required_action (due_end, id) where closed_at is null;
create index register_file_with_rejects on register_file (run_id) where rejects is not null;
