-- Rows that were refused while they were read, for their refs alone: whose row is broken is not missing.
alter table staged_employer add unreadable boolean not null default false;
alter table staged_employee add unreadable boolean not null default false;
