-- One row: which Kota this database serves. Another address, key kind or hash key is refused,
-- because ids and hashes of one would silently meet those of the other.
create table installation (
    id                   smallint primary key default 1 check (id = 1),
    kota_base_url        text,
    kota_key_kind        text,
    hash_key_fingerprint text,
    bound_at             timestamptz not null
);

-- A run as people see it: one job instance of Spring Batch, however many executions it took.
create table run (
    id            bigint generated always as identity primary key,
    kind          text        not null check (kind in ('roster-sync', 'reconcile')),
    period        text        not null,              -- 2026-10; empty for a roster sync
    scope         text        not null,              -- all, or the employers it was limited to
    number        integer     not null,
    inputs        jsonb       not null,              -- file names and their SHA-256
    inputs_sha256 text        not null,
    status        text        not null check (status in ('STARTED', 'STOPPED', 'FAILED', 'COMPLETED', 'ABANDONED')),
    exit_code     integer,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    unique (kind, period, number)
);

-- What we know of each employer and person: Kota's id and state, and keyed hashes of what was
-- last sent. Names, birth dates, addresses and other personal values are never stored.
create table employer (
    employer_ref text primary key,
    kota_id      text unique,
    kota_status  text,
    field_hashes jsonb not null default '{}',
    updated_at   timestamptz not null
);

create table employee (
    employer_ref         text not null references employer,
    employee_ref         text not null,
    kota_id              text unique,
    kota_status          text,
    external_customer_id text,
    field_hashes         jsonb not null default '{}',
    tax_id_hash          text,
    identity_hash        text,                       -- tax id and birth date together
    leave_on             date,                       -- the leave date that was sent, if any
    missing_nights       integer not null default 0,
    updated_at           timestamptz not null,
    primary key (employer_ref, employee_ref)
);
