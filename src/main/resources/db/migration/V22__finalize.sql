-- Before a period is made final, and after it, its reports are read once more: a run of its own, beside the
-- reconciliations, which settles nothing.
alter table run drop constraint run_kind_check;
alter table run add constraint run_kind_check check (kind in ('roster-sync', 'reconcile', 'finalize'));

-- Who ordered that a period be made final at Kota, which nobody can take back.
create table finalization (
    id             bigint generated always as identity primary key,
    employer_ref   text        not null,
    period         text        not null,
    signed_run     bigint      not null references run,
    content_sha256 text        not null,           -- what was signed
    account        text        not null,
    ordered_at     timestamptz not null,           -- before Kota was told
    finalized_at   timestamptz                     -- when all its reports were seen final; null while that is not known
);
create index finalization_by_period on finalization (employer_ref, period);

-- What Kota charges otherwise than was signed, seen when it was too late to refuse it.
create table late_change (
    signed_run   bigint      not null references run,
    employer_ref text        not null,
    period       text        not null,
    pull_run     bigint      not null references run,
    lines        integer     not null,
    lines_sha256 text        not null,             -- of Kota's lines as they are
    seen_at      timestamptz not null,
    primary key (signed_run, employer_ref, lines_sha256)
);
