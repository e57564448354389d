-- The roster sync: what the files say (as keyed hashes), what Kota lists, the plan, and the intents.
-- No name, birth date, sex, tax id, address, phone number, mail address or IBAN is in any of them.

alter table employee add status_since timestamptz;

-- How each file of a run was read, for its report.
create table roster_file (
    run_id          bigint not null references run,
    subject         text   not null check (subject in ('employer', 'employee')),
    rows            bigint not null default 0,       -- accepted and refused
    unreadable      bigint not null default 0,       -- refused while reading
    refused         bigint not null default 0,       -- refused in all, with duplicates and unknown employers
    rejects         text,                            -- path of the rejects file, when there are any
    ignored_columns text   not null default '',
    has_leave_on    boolean not null default false,  -- whether the file carries the column at all
    primary key (run_id, subject)
);

-- The accepted rows of the run at work; emptied when a run ends. One roster sync runs at a time.
-- fields: canonical column to the hash of its value, '-' for a cell that clears, absent for "not given".
-- blank: the columns that a create would need and the row leaves blank.
create table staged_employer (
    run_id       bigint not null,
    line         bigint not null,
    employer_ref text   not null,
    fields       jsonb  not null,
    blank        text   not null default '',
    refused_column text,
    refused      text
);

create table staged_employee (
    run_id               bigint not null,
    line                 bigint not null,
    employer_ref         text   not null,
    employee_ref         text   not null,
    external_customer_id text,
    fields               jsonb  not null,
    blank                text   not null default '',
    tax_id_hash          text,
    identity_hash        text,
    birth_hash           text,                       -- compares with far_employee.birth_hash
    leave_on             date,
    refused_column       text,
    refused              text
);

-- Kota's lists as the run at work read them, once, newest first.
create table far_employer (
    run_id      bigint not null,
    kota_id     text   not null,
    metadata_id text,
    status      text   not null
);

create table far_employee (
    run_id           bigint not null,
    kota_id          text   not null,
    kota_employer_id text,
    metadata_id      text,
    status           text   not null,
    birth_hash       text
);

-- What a run means to do. OFFBOARD and CANCEL_OFFBOARD are reported only. A person may have two rows:
-- an UPDATE of what can be changed and a CANNOT for what can't.
create table plan_row (
    run_id       bigint not null references run,
    subject      text   not null check (subject in ('employer', 'employee')),
    line         bigint,                             -- null: missing from the file
    employer_ref text   not null,
    employee_ref text   not null default '',         -- empty for employers
    action       text   not null,
    groups       text   not null default '',         -- names of what changes, never values
    reason       text   not null default '',
    nights       integer,                            -- MISSING only: in a row, this one included
    kota_id      text,
    fields       jsonb,                              -- hashes of what will be sent
    primary key (run_id, subject, employer_ref, employee_ref, action)
);

create table plan_count (
    run_id  bigint  not null references run,
    subject text    not null,
    action  text    not null,
    count   bigint  not null,
    primary key (run_id, subject, action)
);

create table roster_warning (
    run_id bigint not null references run,
    text   text   not null,
    primary key (run_id, text)
);

-- One change at Kota, written before its call. id is what the created record carries as metadata.tieout.
create table intent (
    id                   uuid   primary key,
    run_id               bigint not null references run,
    subject              text   not null check (subject in ('employer', 'employee')),
    line                 bigint not null,
    employer_ref         text   not null,
    employee_ref         text   not null default '',
    action               text   not null check (action in ('CREATE', 'ADOPT', 'UPDATE')),
    idempotency_key      text   not null unique,
    kota_id              text,                       -- whom ADOPT and UPDATE change; what CREATE made
    fields               jsonb  not null,            -- hashes of what is sent
    external_customer_id text,
    tax_id_hash          text,
    identity_hash        text,
    planned_at           timestamptz not null,
    first_sent_at        timestamptz,                -- committed before the first call under the key
    body_sha256          text,                       -- of a CREATE, committed with first_sent_at
    settled_at           timestamptz,
    outcome              text check (outcome in
        ('CREATED', 'ADOPTED', 'UPDATED', 'REFUSED', 'NOT_LANDED', 'SUPERSEDED', 'NOT_SENT')),
    code                 text,                       -- Kota's error code of a refusal
    detail               text,                       -- operation, code and field paths; never a value
    kota_status          text,
    refused              jsonb  not null default '{}', -- those of fields that did not land
    check ((settled_at is null) = (outcome is null))
);
-- At most one change of an employer or a person is under way, whatever the run.
create unique index intent_open on intent (subject, employer_ref, employee_ref) where settled_at is null;
create index intent_by_run on intent (run_id, subject, line);
create index intent_held on intent (subject, employer_ref, employee_ref, settled_at desc) where settled_at is not null;
