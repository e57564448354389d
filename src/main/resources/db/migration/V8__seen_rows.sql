-- Rows that were refused while they were read, for their refs alone: whose row is broken is not missing.
alter table staged_employer add unreadable boolean not null default false;
alter table staged_employee add unreadable boolean not null default false;

-- What somebody ordered by name, outside of any run: written before its call, so that a lost answer is asked for
-- and nothing goes out twice. What was typed to confirm it is not kept.
create table single_order (
    id              bigint generated always as identity primary key,
    action          text not null check (action in ('OFFBOARD_EMPLOYER', 'CANCEL_OFFBOARDING')),
    employer_ref    text not null,
    employee_ref    text not null default '',           -- empty for an employer
    kota_id         text not null,
    idempotency_key text not null unique,
    ordered_at      timestamptz not null,               -- committed before the first call under the key
    settled_at      timestamptz,
    outcome         text check (outcome in ('DONE', 'REFUSED', 'NOT_LANDED')),
    detail          text,                               -- operation, code and field paths; never a value
    check ((settled_at is null) = (outcome is null))
);
create unique index single_order_open on single_order (action, kota_id) where settled_at is null;
