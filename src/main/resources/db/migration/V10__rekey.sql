-- A person whose ref changed keeps the record at Kota: its metadata gets the new ref, and so does the row here.

alter table plan_row add former_ref text;               -- REKEY, RENUMBERED: the ref under which Kota holds the person
alter table intent add former_ref text;                 -- REKEY: the ref of the employee's row until it has landed

alter table intent drop constraint intent_action_check;
alter table intent add constraint intent_action_check
    check (action in ('CREATE', 'ADOPT', 'UPDATE', 'REKEY', 'SALARY', 'OFFBOARD', 'CANCEL_OFFBOARD'));
alter table intent drop constraint intent_outcome_check;
alter table intent add constraint intent_outcome_check check (outcome in
    ('CREATED', 'ADOPTED', 'UPDATED', 'REKEYED', 'SALARY_SENT', 'OFFBOARDED', 'CANCELLED',
     'REFUSED', 'NOT_LANDED', 'SUPERSEDED', 'NOT_SENT'));

-- Who is the same person under another ref.
create index employee_by_identity on employee (employer_ref, identity_hash);
