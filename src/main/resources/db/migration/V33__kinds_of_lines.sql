-- Lines of a report say the same category, cover dates and month of thousands of people. Said once for each kind of line
-- and report, a person's row is half as long. Who reads lines finds them as before.
create table contribution_kind (
    pull_id         bigint  not null,
    number          integer not null,    -- of the reading; two numbers may mean the same
    portion         text    not null,    -- employer or employee
    category        text    not null,
    member_type     text,
    adjustment      boolean not null,
    type            text,
    note            text,
    cover_from      date,
    cover_to        date,
    reporting_month date,
    primary key (pull_id, number)
);
insert into contribution_kind
select pull_id, row_number() over (partition by pull_id order by portion, category, member_type, adjustment, type, note,
        cover_from, cover_to, reporting_month),
    portion, category, member_type, adjustment, type, note, cover_from, cover_to, reporting_month
from (
    select distinct pull_id, portion, category, member_type, adjustment, type, note, cover_from, cover_to,
        reporting_month
    from contribution_line) k;

drop view contribution_line;
alter table employee_breakdown rename to whole_breakdown;

-- What a pull holds of one person, exactly as Kota sent it; people without any line are left out.
create table employee_breakdown (
    pull_id          bigint    not null,
    employer_ref     text      not null,
    employee_id      text      not null,
    employee_ref     text      not null,   -- from the roster; Kota's own id when the roster does not know the person
    in_roster        boolean   not null,
    currency         text      not null,   -- ISO 4217, upper case
    employer_lines   integer   not null,
    employer_charged numeric   not null,   -- the sum of those lines, major units
    employee_lines   integer   not null,
    employee_charged numeric   not null,
    adjusted         boolean   not null,   -- whether one of the lines is an adjustment
    entry_ids        text[]    not null,   -- this and the next two are as long: one place for each line
    kinds            integer[] not null,
    amounts          numeric[] not null,   -- major units, exactly as sent
    policy_ids       text[]    not null,   -- a single one where all lines are of the same policy
    adjustments_for  text[]                -- null where no line is for another
);
alter table employee_breakdown set (autovacuum_vacuum_insert_threshold = -1);
-- Lines and kinds are joined all at once and gathered by the row they come from: row by row, each person would be held
-- against all kinds of the reading.
analyze contribution_kind;
insert into employee_breakdown
select b.pull_id, b.employer_ref, b.employee_id, b.employee_ref, b.in_roster, b.currency, b.employer_lines,
    b.employer_charged, b.employee_lines, b.employee_charged, b.adjusted, e.entry_ids, e.kinds, e.amounts,
    case when e.policies = 1 and e.with_policy = cardinality(e.kinds) then e.policy_ids[1:1] else e.policy_ids end,
    case when e.for_others > 0 then e.adjustments_for end
from whole_breakdown b
join (
    select o.ctid as row_place, array_agg(l.entry_id order by l.place) as entry_ids,
        array_agg(k.number order by l.place) as kinds, array_agg(l.amount order by l.place) as amounts,
        array_agg(l.policy_id order by l.place) as policy_ids, count(distinct l.policy_id) as policies,
        count(l.policy_id) as with_policy, array_agg(l.adjustment_for order by l.place) as adjustments_for,
        count(l.adjustment_for) as for_others
    from whole_breakdown o
    cross join lateral unnest(o.lines) with ordinality l (entry_id, portion, category, member_type, adjustment,
        adjustment_for, amount, type, note, cover_from, cover_to, policy_id, reporting_month, place)
    join contribution_kind k on k.pull_id = o.pull_id and k.portion = l.portion and k.category = l.category
        and k.cover_from = l.cover_from and k.cover_to = l.cover_to and k.reporting_month = l.reporting_month
        and k.adjustment = l.adjustment and coalesce(k.note, '') = coalesce(l.note, '')
        and k.member_type is not distinct from l.member_type and k.type is not distinct from l.type
        and k.note is not distinct from l.note
    group by o.ctid
) e on e.row_place = b.ctid;
drop table whole_breakdown;
drop type contribution_entry;
create index employee_breakdown_by_pull on employee_breakdown (pull_id, employee_ref);
-- Nearly everybody is in the roster, and few have adjustments; both are found without reading the rest.
create index employee_breakdown_strangers on employee_breakdown (pull_id) where not in_roster;
create index employee_breakdown_adjusted on employee_breakdown (pull_id) where adjusted;

-- A kind is looked up for each line, as for the rows of registers.
create view contribution_line as
select b.pull_id, b.employer_ref, b.employee_id, b.employee_ref, b.in_roster, l.entry_id, k.portion, k.category,
    k.member_type, k.adjustment, l.adjustment_for, l.amount, b.currency, k.type, k.note, k.cover_from, k.cover_to,
    case cardinality(b.policy_ids) when 1 then b.policy_ids[1] else l.policy_id end as policy_id, k.reporting_month,
    b.adjusted as of_adjusted_person
from employee_breakdown b
cross join lateral unnest(b.entry_ids, b.kinds, b.amounts, b.policy_ids, b.adjustments_for)
    l (entry_id, kind, amount, policy_id, adjustment_for)
cross join lateral (select * from contribution_kind k where k.pull_id = b.pull_id and k.number = l.kind offset 0) k;
