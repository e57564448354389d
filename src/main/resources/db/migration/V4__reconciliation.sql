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

-- The pulls whose lines count for a run: the newest complete version of each report that the run read.
create view counted_pull as
select distinct on (run_id, employer_ref, report_id) *
from pull
where state = 'COMPLETE'
order by run_id, employer_ref, report_id, version desc, id desc;

-- Control totals of a run's register files: what was read and what became of it.
create table register_file (
    run_id        bigint   not null references run,
    file          smallint not null,                -- from 0, in the order given
    name          text     not null,                -- without its folder
    sha256        text     not null,
    read          bigint   not null default 0,
    accepted      bigint   not null default 0,
    refused       bigint   not null default 0,
    other_periods bigint   not null default 0,      -- rows of other periods, counted and left out
    rejects       text,                             -- file that holds the refused rows, null if none
    primary key (run_id, file)
);

-- What the accepted rows of each file sum to, per pay element and currency.
create table register_element (
    run_id      bigint   not null,
    file        smallint not null,
    pay_element text     not null,
    currency    text     not null,
    meaning     text     not null check (meaning in ('employee', 'employer', 'left out', 'unmapped')),
    rows        bigint   not null,
    amount      numeric  not null,
    primary key (run_id, file, pay_element, currency),
    foreign key (run_id, file) references register_file on delete cascade
);
