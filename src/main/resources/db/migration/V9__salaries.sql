-- Salaries are sent as dated records; of what somebody earns only a keyed hash of all four parts is stored.

alter table staged_employee add salary_hash text;
alter table employee add salary_hash text;             -- of what was last sent to kota_id; null: nothing yet

alter table intent drop constraint intent_action_check;
alter table intent add constraint intent_action_check
    check (action in ('CREATE', 'ADOPT', 'UPDATE', 'SALARY', 'OFFBOARD', 'CANCEL_OFFBOARD'));
alter table intent drop constraint intent_outcome_check;
alter table intent add constraint intent_outcome_check check (outcome in
    ('CREATED', 'ADOPTED', 'UPDATED', 'SALARY_SENT', 'OFFBOARDED', 'CANCELLED',
     'REFUSED', 'NOT_LANDED', 'SUPERSEDED', 'NOT_SENT'));

-- Beside the record itself a person's salary may be under way, and the leave date.
drop index intent_open;
create unique index intent_open on intent (subject, employer_ref, employee_ref,
    (case when action in ('SALARY', 'OFFBOARD', 'CANCEL_OFFBOARD') then action else 'RECORD' end))
    where settled_at is null;
