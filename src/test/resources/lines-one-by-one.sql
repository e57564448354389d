-- Lets a test store and change contribution lines one by one, as the view shows them: each goes into its person's row.
create function sum_lines(pull bigint, person text) returns void language sql as $$
    delete from employee_breakdown where pull_id = pull and employee_ref = person and lines = '{}';
    update employee_breakdown b set (employer_lines, employer_charged, employee_lines, employee_charged, adjusted) = (
        select count(*) filter (where portion = 'employer'), coalesce(sum(amount) filter (where portion = 'employer'), 0),
            count(*) filter (where portion = 'employee'), coalesce(sum(amount) filter (where portion = 'employee'), 0),
            coalesce(bool_or(adjustment), false)
        from unnest(b.lines))
    where pull_id = pull and employee_ref = person;
$$;
create function store_line() returns trigger language plpgsql as $$
declare
    entry contribution_entry;
begin
    if tg_op <> 'INSERT' then
        update employee_breakdown b
        set lines = array(select l from unnest(b.lines) l where l.entry_id <> old.entry_id or l.portion <> old.portion)
        where b.pull_id = old.pull_id and b.employee_ref = old.employee_ref and b.employee_id = old.employee_id
          and b.currency = old.currency and b.in_roster = old.in_roster;
    end if;
    if tg_op <> 'DELETE' then
        entry := (new.entry_id, new.portion, new.category, new.member_type, new.adjustment, new.adjustment_for,
            new.amount, new.type, new.note, new.cover_from, new.cover_to, new.policy_id,
            new.reporting_month)::contribution_entry;
        update employee_breakdown b set lines = b.lines || entry
        where b.pull_id = new.pull_id and b.employee_ref = new.employee_ref and b.employee_id = new.employee_id
          and b.currency = new.currency and b.in_roster = new.in_roster;
        if not found then
            insert into employee_breakdown values (new.pull_id, new.employer_ref, new.employee_id, new.employee_ref,
                new.in_roster, new.currency, 0, 0, 0, 0, false, array[entry]);
        end if;
    end if;
    if tg_op <> 'INSERT' then
        perform sum_lines(old.pull_id, old.employee_ref);
    end if;
    if tg_op <> 'DELETE' then
        perform sum_lines(new.pull_id, new.employee_ref);
    end if;
    return coalesce(new, old);
end $$;
create trigger store_line instead of insert or update or delete on contribution_line
for each row execute function store_line();
