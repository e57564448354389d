-- A row for each line took the server twice as long to store as a row for each person that holds the person's lines:
-- keys, places in an index and room for a row come once instead of four times. Who reads lines finds them as before.
create type contribution_entry as (
    entry_id        text,
    portion         text,                -- employer or employee
    category        text,
    member_type     text,
    adjustment      boolean,
    adjustment_for  text,
    amount          numeric,             -- major units, exactly as sent
    type            text,
    note            text,
    cover_from      date,
    cover_to        date,
    policy_id       text,
    reporting_month date
);

-- What a pull holds of one person, exactly as Kota sent it; people without any line are left out.
create table employee_breakdown (
    pull_id          bigint  not null,
    employer_ref     text    not null,
    employee_id      text    not null,
    employee_ref     text    not null,   -- from the roster; Kota's own id when the roster does not know the person
    in_roster        boolean not null,
    currency         text    not null,   -- ISO 4217, upper case
    employer_lines   integer not null,
    employer_charged numeric not null,   -- the sum of those lines, major units
    employee_lines   integer not null,
    employee_charged numeric not null,
    adjusted         boolean not null,   -- whether one of the lines is an adjustment
    lines            contribution_entry[] not null
);
insert into employee_breakdown
select pull_id, employer_ref, employee_id, employee_ref, in_roster, currency,
    count(*) filter (where portion = 'employer'),
    coalesce(sum(amount) filter (where portion = 'employer'), 0),
    count(*) filter (where portion = 'employee'),
    coalesce(sum(amount) filter (where portion = 'employee'), 0),
    bool_or(adjustment),
    array_agg((entry_id, portion, category, member_type, adjustment, adjustment_for, amount, type, note,
        cover_from, cover_to, policy_id, reporting_month)::contribution_entry)
from contribution_line
group by pull_id, employer_ref, employee_id, employee_ref, in_roster, currency;

create index employee_breakdown_by_pull on employee_breakdown (pull_id, employee_ref);
-- Nearly everybody is in the roster, and few have adjustments; both are found without reading the rest.
create index employee_breakdown_strangers on employee_breakdown (pull_id) where not in_roster;
create index employee_breakdown_adjusted on employee_breakdown (pull_id) where adjusted;

drop table contribution_line;
create view contribution_line as
select b.pull_id, b.employer_ref, b.employee_id, b.employee_ref, b.in_roster, l.entry_id, l.portion, l.category,
    l.member_type, l.adjustment, l.adjustment_for, l.amount, b.currency, l.type, l.note, l.cover_from, l.cover_to,
    l.policy_id, l.reporting_month, b.adjusted as of_adjusted_person
from employee_breakdown b cross join lateral unnest(b.lines) l;
