-- Who may use the console. The name is the account that signatures and acceptances stand under.
create table console_user (
    id              bigint generated always as identity primary key,
    name            text        not null,
    role            text        not null check (role in ('viewer', 'preparer', 'approver')),
    password_hash   text        not null,
    version         integer     not null default 1,     -- another one ends the sessions of before
    locked          boolean     not null default false, -- by a command; guessing is kept below
    created_at      timestamptz not null,
    last_sign_in_at timestamptz
);
-- Capital letters make no second account.
create unique index console_user_name on console_user (lower(name));

-- Wrong passwords in a row, for names that exist and for those that don't. Only a hash of the name: people
-- type other things into that field.
create table sign_in_guess (
    name_sha256  text primary key,
    failures     integer     not null,
    last_at      timestamptz not null,
    barred_until timestamptz
);
create index sign_in_guess_by_time on sign_in_guess (last_at);

-- Who did what in the console, when, and what came of it. Rows are only ever added.
create table trail (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    account text        not null,
    act     text        not null,
    subject text        not null,                       -- a period, employer, ref, run or plan
    outcome text        not null
);
create function trail_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the trail is only ever added to';
end
$$;
create trigger trail_append_only before update or delete on trail
    for each row execute function trail_is_append_only();
create trigger trail_no_truncate before truncate on trail
    for each statement execute function trail_is_append_only();

-- What the console's starter of a run asked for, so that the same can be gone on with, and how it ended in words.
create table console_run (
    run_id    bigint primary key references run on delete cascade,
    account   text   not null,
    employers text[] not null,                          -- empty for all
    uploads   text[] not null,                          -- their files below the folder of uploads; empty for none
    reopen    text,                                     -- why a signed period was opened again, null when none was
    words     text                                      -- null while it goes on
);

-- Runs by kind and period are looked up for each employer of a page.
create index reconciliation_of_period on reconciliation (period, employer_ref);
