-- The moments at which jobs start by themselves: the table of db-scheduler 16, as it ships it for PostgreSQL.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);

-- How it stands with each job that starts by itself, for health and metrics.
create table scheduled_job (
    job         text primary key,                   -- its job file's name
    known_since timestamptz not null,
    due_at      timestamptz,                        -- the moment that is not served yet
    started_at  timestamptz,                        -- of the last try
    ended_at    timestamptz,
    exit_code   integer,
    served_at   timestamptz,                        -- the last moment that was served with success
    success_at  timestamptz,                        -- when that success came
    tries       integer not null default 0,         -- in vain, for due_at
    alarm       boolean not null default false,
    note        text    not null default ''         -- why it waits, or how its last try ended
);
