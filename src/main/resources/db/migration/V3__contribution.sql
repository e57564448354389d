-- The employers of a reconcile run, and how far each has come. A restart goes on with those that are not done.
create table run_employer (
    run_id        bigint not null references run,
    employer_ref  text   not null,
    employer_id   text   not null,
    pulled_at     timestamptz,
    reconciled_at timestamptz,
    exported_at   timestamptz,
    failure       text,          -- why this employer failed alone; cleared when a restart mends it
    review        text,          -- why its figures need a person before they are used
    primary key (run_id, employer_ref)
);

-- One complete or attempted reading of one report. Only complete pulls count; each is a version.
create table pull (
    id                   bigint generated always as identity primary key,
    run_id               bigint not null references run,
    employer_ref         text   not null,
    employer_id          text   not null,
    report_id            text   not null,
    external_customer_id text,
    period               text   not null,
    report_status        text   not null,
    last_updated_at      text   not null,        -- as Kota sent it
    finalized_at         text,
    aggregates           text,                   -- as Kota sent it
    version              integer not null,       -- 1 for the first complete pull of a report, then 2, ...
    state                text   not null check (state in ('READING', 'COMPLETE', 'DISCARDED')),
    breakdowns           integer,
    lines                integer,
    started_at           timestamptz not null,
    completed_at         timestamptz
);
create index pull_by_run on pull (run_id, employer_ref);
create index pull_by_report on pull (report_id, version);

-- The lines of a pull, each exactly as Kota sent it.
create table contribution_line (
    pull_id              bigint  not null,
    employer_ref         text    not null,
    employee_id          text    not null,
    employee_ref         text    not null,       -- from the roster; Kota's own id when the roster does not know the person
    in_roster            boolean not null,
    entry_id             text    not null,
    portion              text    not null,       -- employer or employee
    category             text    not null,
    member_type          text    not null,
    adjustment           boolean not null,
    adjustment_for       text,
    amount               numeric not null,       -- major units, exactly as sent
    currency             text    not null,       -- ISO 4217, upper case
    type                 text    not null,
    note                 text,
    cover_from           date    not null,
    cover_to             date    not null,
    policy_id            text    not null,
    reporting_month      date    not null
);
create index contribution_line_by_pull on contribution_line (pull_id, employee_ref);
