-- What people decided about rows that need one. Rows are only added; of a row the newest decision counts.
create table break_decision (
    id           bigint      generated always as identity primary key,
    run_id       bigint      not null references run,   -- whose row was looked at
    employer_ref text        not null,
    period       text        not null,
    employee_ref text        not null,
    currency     text        not null,
    portion      text        not null,
    accepted     boolean     not null,                  -- false: an acceptance was taken back
    status       text        not null,                  -- this and the figures as they were looked at
    variance     numeric,
    closing      numeric     not null,
    account      text        not null,
    reason       text        not null,
    decided_at   timestamptz not null
);
create index break_decision_by_row on break_decision (employer_ref, period, employee_ref);

-- Rows whose figures are those that somebody accepted. What moved since is not accepted.
create view accepted_row as
select r.run_id, r.employer_ref, r.employee_ref, r.currency, r.portion, d.account, d.reason, d.decided_at
from (select distinct on (employer_ref, period, employee_ref, currency, portion) *
      from break_decision
      order by employer_ref, period, employee_ref, currency, portion, id desc) d
join reconciliation n on n.employer_ref = d.employer_ref and n.period = d.period
join reconciliation_row r on r.run_id = n.run_id and r.employer_ref = d.employer_ref
    and r.employee_ref = d.employee_ref and r.currency = d.currency and r.portion = d.portion
    and r.status = d.status and r.variance is not distinct from d.variance
    and (r.status <> 'CARRIED' or r.closing = d.closing)
where d.accepted;

-- Movements of balances that no charge and no pay made. Rows are only added. One of a period comes after whatever that
-- period closed with, and before the opening of the next.
create table write_off (
    id             bigint      generated always as identity primary key,
    run_id         bigint      not null references run,   -- whose closing balance was looked at
    employer_ref   text        not null,
    period         text        not null,
    employee_ref   text        not null,
    employee_id    text,
    currency       text        not null,
    portion        text        not null,
    amount         numeric     not null check (amount <> 0),   -- what the balance moves by, major units
    account        text        not null,
    reason         text        not null,
    written_off_at timestamptz not null
);
create index write_off_by_period on write_off (employer_ref, period);
