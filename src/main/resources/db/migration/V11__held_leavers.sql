-- Whose leaving or staying waits although the guards would let it through: others of their plan were released by
-- name, and they were not. They wait until they are released as well, or their row asks for something else.
create table held_leaver (
    employer_ref text        not null,
    employee_ref text        not null,
    leave_on     date,                              -- what the row asks for; null: the date that was sent is withdrawn
    plan         integer     not null,              -- the plan that was released without them
    run_id       bigint      not null references run, -- the run that did so
    held_at      timestamptz not null,
    primary key (employer_ref, employee_ref)
);

alter table plan_row add held_since integer;        -- that plan's number; null for rows that wait for nobody

-- Everything that was sent counts over seven nights, whoever released it.
create index intent_created on intent (run_id, employer_ref, employee_ref) where outcome = 'CREATED';
