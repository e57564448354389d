-- Leavers are sent, behind guards; a plan can be shown, and applied as it was seen.

-- A leave date that was sent and withdrawn again leaves null here.
alter table employee
    add missing_since    date,                          -- the first night of the row
    add missing_on       date,                          -- the last night that was counted: a date counts once
    add missing_accepted boolean not null default false; -- somebody released it; the guards don't ask again

alter table plan_row add leave_on date;                 -- OFFBOARD: the date; CANCEL_OFFBOARD: the one withdrawn

alter table intent
    add leave_on date,
    add released boolean not null default false;        -- somebody released it by name or with all others

alter table intent drop constraint intent_action_check;
alter table intent add constraint intent_action_check
    check (action in ('CREATE', 'ADOPT', 'UPDATE', 'OFFBOARD', 'CANCEL_OFFBOARD'));
alter table intent drop constraint intent_outcome_check;
alter table intent add constraint intent_outcome_check check (outcome in
    ('CREATED', 'ADOPTED', 'UPDATED', 'OFFBOARDED', 'CANCELLED', 'REFUSED', 'NOT_LANDED', 'SUPERSEDED', 'NOT_SENT'));

-- At most one change of each kind is under way: a record may change, and its leave date be moved, in one run.
drop index intent_open;
create unique index intent_open on intent (subject, employer_ref, employee_ref,
    (case when action in ('OFFBOARD', 'CANCEL_OFFBOARD') then action else 'RECORD' end)) where settled_at is null;
-- What the guards count over seven nights.
create index intent_leaving on intent (settled_at) where outcome in ('OFFBOARDED', 'CANCELLED');

-- Why a plan was not sent: which guards tripped, what the evidence says of the cause, which rows went stale.
create table guard_finding (
    run_id bigint not null references run,
    kind   text   not null check (kind in ('TRIP', 'CAUSE', 'STALE')),
    text   text   not null,                             -- counts and refs, never a personal value
    primary key (run_id, kind, text)
);
