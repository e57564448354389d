-- The registers that a run loaded. For an employer and period the newest load that names the employer counts.
create table register_row (
    run_id       bigint  not null references run,
    employer_ref text    not null,
    employee_ref text    not null,
    pay_date     date    not null,
    pay_run      text    not null,
    pay_element  text    not null,
    portion      text,                           -- null: known and left out, or not mapped
    amount       numeric not null,
    currency     text    not null,               -- ISO 4217, upper case
    file         smallint not null,              -- which of the run's register files, from 0
    line         bigint  not null
);
create index register_row_by_run on register_row (run_id, employer_ref, employee_ref);

create table register_load (
    run_id       bigint not null references run,
    period       text   not null,
    employer_ref text   not null,
    rows         integer not null,
    primary key (run_id, employer_ref)
);
create index register_load_by_period on register_load (period, employer_ref);

-- One row per employer, person, currency and portion of a run.
create table reconciliation_row (
    run_id               bigint  not null references run,
    employer_ref         text    not null,
    employee_ref         text    not null,
    currency             text    not null,
    portion              text    not null,
    employer_id          text,
    employee_id          text,
    external_customer_id text,
    report_id            text,
    report_status        text,
    charged              numeric not null,
    withheld             numeric,                -- null where no register was ever loaded
    variance             numeric,
    status               text    not null,
    causes               text    not null default '',   -- CAUSE=amount joined by ;
    unexplained          numeric,
    opening              numeric not null,
    closing              numeric not null,
    note                 text                    -- flags for people, e.g. finer than the currency
);
create index reconciliation_row_by_run on reconciliation_row (run_id, employer_ref);

-- What a run settled for an employer. Stale: an earlier period was run again since.
create table reconciliation (
    run_id       bigint not null references run,
    period       text   not null,
    employer_ref text   not null,
    register_run bigint,                         -- whose register rows were used
    opening_run  bigint,                         -- whose closing balances were the opening
    stale        boolean not null default false,
    settled_at   timestamptz not null,
    primary key (run_id, employer_ref)
);
create index reconciliation_by_period on reconciliation (employer_ref, period);
