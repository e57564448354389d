-- What went out for an employer of a run. It also remembers the payroll instruction, so that the same
-- one going out again is noticed: the SHA-256 is that of the payroll import, header and all.
create table exported (
    run_id               bigint  not null references run,
    employer_ref         text    not null,
    period               text    not null,
    folder               text    not null,
    review               text,                   -- set: the folder holds a manifest and nothing else
    draft                boolean not null,       -- a report was still open: not an instruction yet
    import_sha256        text,                   -- null under review
    import_lines         integer not null,
    left_out_people      integer not null,       -- in Kota's report but in no roster, so not in the import
    already_instructed   integer,                -- number of the run whose final import had the same bytes
    primary key (run_id, employer_ref)
);
create index exported_by_instruction on exported (employer_ref, period, import_sha256);
