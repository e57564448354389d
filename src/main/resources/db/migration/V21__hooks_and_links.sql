-- Events come by webhook as well. Of its body only the hash is kept.
alter table event add column source text not null default 'FEED' check (source in ('WEBHOOK', 'FEED'));
alter table event add column body_sha256 text;
create index event_due on event (happened_at, event_id) where state = 'WAITING';

-- What came of the webhooks: taken, known already, or refused and why.
create table webhook_count (
    outcome text primary key,
    count   bigint      not null,
    last_at timestamptz not null
);

-- Who was told of a required action, never at which address.
alter table required_action add column mailed_at timestamptz;
alter table required_action add column reminded_at timestamptz;
alter table required_action add column mail_tries integer not null default 0;
alter table required_action add column mail_next_at timestamptz;
alter table required_action add column mail_note text not null default '';

-- Who may call over HTTP. The token itself is shown once and kept nowhere.
create table api_token (
    id           bigint generated always as identity primary key,
    name         text        not null,
    sha256       text        not null unique,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

-- Links to our own page, behind which a way into Kota's pages is made on a click. The link itself is kept nowhere.
create table link_ticket (
    id           bigint generated always as identity primary key,
    sha256       text        not null unique,
    employee_id  text        not null,              -- Kota's, which outlives a new ref
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    revoked_at   timestamptz
);
create index link_ticket_by_person on link_ticket (employee_id);
