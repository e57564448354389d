-- A reconciliation that is there to be seen: not of a run that was given up before it wrote the employer's files.
create view counted_reconciliation as
select n.*
from reconciliation n
join run r on r.id = n.run_id
where r.status <> 'ABANDONED' or exists (
    select from run_employer w
    where w.run_id = n.run_id and w.employer_ref = n.employer_ref and w.exported_at is not null);

-- Who vouched for which content of an employer's period.
create table signature (
    run_id         bigint      not null references run,
    employer_ref   text        not null,
    period         text        not null,
    account        text        not null,
    content_sha256 text        not null,           -- of the run's rows and of Kota's lines
    lines_sha256   text        not null,           -- of Kota's lines alone
    reopened_run   bigint      not null default 0, -- the run that opened the period again before, 0 for none
    signed_at      timestamptz not null,
    primary key (run_id, employer_ref, account)
);
-- Capital letters make no second account.
create unique index signature_once
    on signature (employer_ref, period, reopened_run, content_sha256, lower(account));

-- Two accounts over one content: this run's figures hold until the period is opened again, and never move.
create table sign_off (
    run_id         bigint      not null references run,
    employer_ref   text        not null,
    period         text        not null,
    content_sha256 text        not null,
    lines_sha256   text        not null,
    reopened_run   bigint      not null,           -- as in its signatures
    signed_off_at  timestamptz not null,
    primary key (run_id, employer_ref)
);
create index sign_off_by_period on sign_off (employer_ref, period);

-- Why a run settled a period that was signed off. It holds once the run has settled the employer.
create table reopening (
    run_id       bigint      not null references run,
    employer_ref text        not null,
    period       text        not null,
    signed_run   bigint      not null references run,
    reason       text        not null,
    account      text        not null,
    reopened_at  timestamptz not null,
    primary key (run_id, employer_ref)
);
create index reopening_by_period on reopening (employer_ref, period);

-- Periods that are signed off now: no run settles them unless it says why.
create view closed_period as
select o.*
from sign_off o
where not exists (
    select from reopening p
    join counted_reconciliation n on n.run_id = p.run_id and n.employer_ref = p.employer_ref
    where p.employer_ref = o.employer_ref and p.period = o.period and p.run_id > o.run_id);

-- Employers that a run leaves as they are, because their period is signed off.
create table run_signed_off (
    run_id       bigint not null references run,
    employer_ref text   not null,
    signed_run   bigint not null references run,
    primary key (run_id, employer_ref)
);
