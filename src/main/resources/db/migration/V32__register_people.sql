-- A register says of thousands of people the same pay date, pay run, pay element and portion. Said once for each kind of
-- row, and the rows of a person side by side with their sums, they take half the time to store and to add up. Who reads
-- rows finds them as before.
create table register_kind (
    run_id      bigint   not null,
    number      integer  not null,       -- of the run; two numbers may mean the same
    file        smallint not null,
    pay_date    date     not null,
    pay_run     text     not null,
    pay_element text     not null,
    portion     text,                    -- employer or employee; null for an element that is left out or not mapped
    primary key (run_id, number)
);
insert into register_kind
select run_id, row_number() over (partition by run_id order by file, pay_date, pay_run, pay_element, portion),
    file, pay_date, pay_run, pay_element, portion
from (select distinct run_id, file, pay_date, pay_run, pay_element, portion from register_row) k;

analyze register_kind;

-- Rows of one person and currency that follow each other in the file; somebody whose rows are apart has several.
create table register_person (
    run_id            bigint    not null,
    employer_ref      text      not null,
    employee_ref      text      not null,
    currency          text      not null,    -- ISO 4217, upper case
    employer_rows     integer   not null,
    employer_withheld numeric   not null,    -- the sum of those rows, major units
    employee_rows     integer   not null,
    employee_withheld numeric   not null,
    kinds             integer[] not null,    -- this and the next two are as long: one place for each row
    amounts           numeric[] not null,
    lines             bigint[]  not null
);
alter table register_person set (autovacuum_vacuum_insert_threshold = -1);
insert into register_person
select r.run_id, r.employer_ref, r.employee_ref, r.currency,
    count(*) filter (where r.portion = 'employer'),
    coalesce(sum(r.amount) filter (where r.portion = 'employer'), 0),
    count(*) filter (where r.portion = 'employee'),
    coalesce(sum(r.amount) filter (where r.portion = 'employee'), 0),
    array_agg(k.number order by r.file, r.line),
    array_agg(r.amount order by r.file, r.line),
    array_agg(r.line order by r.file, r.line)
from register_row r
join register_kind k on k.run_id = r.run_id and k.file = r.file and k.pay_date = r.pay_date and k.pay_run = r.pay_run
    and k.pay_element = r.pay_element and k.portion is not distinct from r.portion
group by r.run_id, r.employer_ref, r.employee_ref, r.currency;
create index register_person_by_run on register_person (run_id, employer_ref);

drop table register_row;
-- A kind is looked up for each row ("offset 0"), from a few that PostgreSQL remembers: as a plain join it was planned
-- from the kinds to the people, who were then gone through once for each kind.
create view register_row as
select p.run_id, p.employer_ref, p.employee_ref, k.pay_date, k.pay_run, k.pay_element, k.portion, r.amount, p.currency,
    k.file, r.line
from register_person p
cross join lateral unnest(p.kinds, p.amounts, p.lines) r (kind, amount, line)
cross join lateral (select * from register_kind k where k.run_id = p.run_id and k.number = r.kind offset 0) k;
