-- Lets a test store and change contribution lines and register rows one by one, as the views show them.
create type stored_line as (entry_id text, kind integer, amount numeric, policy_id text, adjustment_for text);

create function kind_of_line(line contribution_line) returns integer language plpgsql as $$
declare
    known integer;
begin
    select number into known from contribution_kind k
    where pull_id = line.pull_id and (k.portion, k.category, k.member_type, k.adjustment, k.type, k.note, k.cover_from,
            k.cover_to, k.reporting_month)
        is not distinct from (line.portion, line.category, line.member_type, line.adjustment, line.type, line.note,
            line.cover_from, line.cover_to, line.reporting_month);
    if known is null then
        select coalesce(max(number), 0) + 1 into known from contribution_kind where pull_id = line.pull_id;
        insert into contribution_kind values (line.pull_id, known, line.portion, line.category, line.member_type,
            line.adjustment, line.type, line.note, line.cover_from, line.cover_to, line.reporting_month);
    end if;
    return known;
end $$;

-- The lines of the person and currency without the one that goes, and with the one that comes.
create function set_lines(of_person contribution_line, gone text, gone_portion text, come stored_line)
returns void language plpgsql as $$
declare
    whole stored_line[];
begin
    select array_agg((l.entry_id, l.kind, l.amount, l.policy_id, l.adjustment_for)::stored_line order by l.place)
    into whole
    from (
        select u.entry_id, u.kind, u.amount,
            case cardinality(b.policy_ids) when 1 then b.policy_ids[1] else u.policy_id end, u.adjustment_for, u.place
        from employee_breakdown b
        cross join lateral unnest(b.entry_ids, b.kinds, b.amounts, b.policy_ids, b.adjustments_for)
            with ordinality u (entry_id, kind, amount, policy_id, adjustment_for, place)
        join contribution_kind k on k.pull_id = b.pull_id and k.number = u.kind
        where b.pull_id = of_person.pull_id and b.employee_ref = of_person.employee_ref
          and b.employee_id = of_person.employee_id and b.currency = of_person.currency
          and b.in_roster = of_person.in_roster
          and (u.entry_id, k.portion) is distinct from (gone, gone_portion)
        union all
        select come.entry_id, come.kind, come.amount, come.policy_id, come.adjustment_for, 1000000
        where come.entry_id is not null
    ) l (entry_id, kind, amount, policy_id, adjustment_for, place);
    delete from employee_breakdown b
    where b.pull_id = of_person.pull_id and b.employee_ref = of_person.employee_ref
      and b.employee_id = of_person.employee_id and b.currency = of_person.currency
      and b.in_roster = of_person.in_roster;
    insert into employee_breakdown
    select of_person.pull_id, of_person.employer_ref, of_person.employee_id, of_person.employee_ref,
        of_person.in_roster, of_person.currency,
        count(*) filter (where k.portion = 'employer'), coalesce(sum(l.amount) filter (where k.portion = 'employer'), 0),
        count(*) filter (where k.portion = 'employee'), coalesce(sum(l.amount) filter (where k.portion = 'employee'), 0),
        bool_or(k.adjustment),
        array_agg(l.entry_id order by place), array_agg(l.kind order by place), array_agg(l.amount order by place),
        case when count(distinct l.policy_id) = 1 then array[min(l.policy_id)]
            else array_agg(l.policy_id order by place) end,
        case when count(l.adjustment_for) > 0 then array_agg(l.adjustment_for order by place) end
    from unnest(whole) with ordinality l (entry_id, kind, amount, policy_id, adjustment_for, place)
    join contribution_kind k on k.pull_id = of_person.pull_id and k.number = l.kind
    having count(*) > 0;
end $$;

create function store_line() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform set_lines(old, old.entry_id, old.portion, null);
    end if;
    if tg_op <> 'DELETE' then
        perform set_lines(new, null, null,
            (new.entry_id, kind_of_line(new), new.amount, new.policy_id, new.adjustment_for)::stored_line);
    end if;
    return coalesce(new, old);
end $$;
create trigger store_line instead of insert or update or delete on contribution_line
for each row execute function store_line();

create function store_register_row() returns trigger language plpgsql as $$
declare
    known integer;
begin
    select number into known from register_kind k
    where run_id = new.run_id and (k.file, k.pay_date, k.pay_run, k.pay_element, k.portion)
        is not distinct from (new.file, new.pay_date, new.pay_run, new.pay_element, new.portion);
    if known is null then
        select coalesce(max(number), 0) + 1 into known from register_kind where run_id = new.run_id;
        insert into register_kind values
            (new.run_id, known, new.file, new.pay_date, new.pay_run, new.pay_element, new.portion);
    end if;
    insert into register_person values (new.run_id, new.employer_ref, new.employee_ref, new.currency,
        (new.portion is not distinct from 'employer')::int,
        case new.portion when 'employer' then new.amount else 0 end,
        (new.portion is not distinct from 'employee')::int,
        case new.portion when 'employee' then new.amount else 0 end,
        array[known], array[new.amount], array[new.line]);
    return new;
end $$;
create trigger store_register_row instead of insert on register_row
for each row execute function store_register_row();
