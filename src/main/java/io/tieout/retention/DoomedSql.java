package io.tieout.retention;

/** Which runs may go. Parameter {@code :before}: only what ended earlier; a run that stands in no way goes by age. */
final class DoomedSql {

    private DoomedSql() {}

    /** An unfinished run is gone on with while it is the newest of its kind and period, and numbers go on from it. */
    private static final String OLD = """
            r.status <> 'STARTED' and coalesce(r.ended_at, r.started_at) < :before
            and exists (select from run later where later.kind = r.kind and later.period = r.period
                and (later.scope = 'dry-run') = (r.scope = 'dry-run') and later.number > r.number
                and later.status <> 'STARTED')
            """;

    /**
     * Of reconciliations: not what anybody signed, opened again or decided on; not the newest of an employer and period, whose
     * closing balances later periods open with; not what another run stands on; not what payroll was instructed.
     */
    static final String RECONCILE = """
            select r.id from run r where r.kind = 'reconcile' and r.period = any(:periods) and
            """ + OLD + """
            and not exists (select from signature s where s.run_id = r.id)
            and not exists (select from sign_off s where s.run_id = r.id)
            and not exists (select from reopening o where o.run_id = r.id or o.signed_run = r.id)
            and not exists (select from run_signed_off o where o.signed_run = r.id)
            and not exists (select from finalization f where f.signed_run = r.id)
            and not exists (select from late_change c where c.signed_run = r.id or c.pull_run = r.id)
            and not exists (select from break_decision d where d.run_id = r.id)
            and not exists (select from write_off w where w.run_id = r.id)
            and not exists (select from counted_reconciliation n where n.run_id = r.id
                and not exists (select from counted_reconciliation later where later.employer_ref = n.employer_ref
                    and later.period = n.period and later.run_id > n.run_id))
            and not exists (select from reconciliation n
                where n.run_id <> r.id and (n.opening_run = r.id or n.register_run = r.id))
            and not exists (select from register_load l where l.run_id = r.id
                and not exists (select from register_load later where later.employer_ref = l.employer_ref
                    and later.period = l.period and later.run_id > l.run_id))
            and not exists (select from exported x where x.run_id = r.id and not x.draft and x.review is null)
            """;

    /** Of roster syncs: all but the newest, and those with a change under way. */
    static final String ROSTER = """
            select r.id from run r where r.kind = 'roster-sync' and
            """ + OLD + """
            and exists (select from run later where later.kind = r.kind and later.scope = r.scope
                and later.number > r.number and later.status = 'COMPLETED')
            and not exists (select from intent i where i.run_id = r.id and i.settled_at is null)
            and not exists (select from held_leaver h where h.run_id = r.id)
            """;
}
