-- As before, and which period: whoever names it reads the decisions of that period alone, and not of all years.
create or replace view accepted_row as
select n.run_id, d.employer_ref, d.employee_ref, d.currency, d.portion, d.account, d.reason, d.decided_at, d.period
from (select distinct on (employer_ref, period, employee_ref, currency, portion) *
      from break_decision
      order by employer_ref, period, employee_ref, currency, portion, id desc) d
join reconciliation n on n.employer_ref = d.employer_ref and n.period = d.period
where d.accepted and exists (
    select from reconciliation_row r
    where r.run_id = n.run_id and r.employer_ref = d.employer_ref and r.employee_ref = d.employee_ref
      and r.currency = d.currency and r.portion = d.portion
      and r.status = d.status and r.variance is not distinct from d.variance
      and (r.status <> 'CARRIED' or r.closing = d.closing)
      and r.status in ('CARRIED', 'CURRENCY_MISMATCH', 'NOT_IN_KOTA', 'NOT_IN_PAYROLL', 'BREAK')
    offset 0);
