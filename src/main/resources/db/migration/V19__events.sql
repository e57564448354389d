-- What happened at Kota, as its feed told it. Never the content: it is read from Kota when the event is
-- worked off. Resource is what events must keep their order for.
create table event (
    event_id      text primary key,
    type          text not null,
    resource      text not null,
    employer_id   text,
    employee_id   text,
    happened_at   timestamptz not null,
    received_at   timestamptz not null,
    state         text not null check (state in ('WAITING', 'WORKED', 'DEAD')),
    tries         integer not null default 0,
    next_try_at   timestamptz not null,               -- while it is worked off: when somebody else may take it over
    settled_at    timestamptz,
    note          text not null default ''            -- what was done, or why not; in our words
);
create index event_waiting on event (resource, happened_at, event_id) where state = 'WAITING';
create index event_settled on event (settled_at) where state <> 'WAITING';

-- Up to where Kota's event feed was read.
create table event_feed (
    id         smallint primary key default 1 check (id = 1),
    read_until timestamptz not null,
    polled_at  timestamptz not null
);

-- What Kota asks somebody to do. The texts are Kota's and may speak to a person: they go when the action closes.
create table required_action (
    id          bigint generated always as identity primary key,
    kind        text not null,                        -- quote, offer, or the kind of intent
    subject     text not null,                        -- id of the quote, offer or intent
    employer_id text,
    employee_id text,
    reason      text,
    description text,
    code        text,
    due_at      text,                                 -- word for word
    due_end     timestamptz,                          -- the first moment at which it is too late
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    closed_why  text
);
create unique index required_action_open on required_action (subject) where closed_at is null;
