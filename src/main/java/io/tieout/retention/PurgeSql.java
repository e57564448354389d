package io.tieout.retention;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes, in the order in which nothing is left without what it belongs to. The table {@code doomed} has the ids of
 * the runs; statements under one word are counted together.
 */
final class PurgeSql {

    private PurgeSql() {}

    /** Of what a user has no word for. */
    static final String NOT_COUNTED = "";

    private static final String OF_DOOMED = "select id from pull where run_id in (select id from doomed)";

    /**
     * Readings of reports that count for no run: of doomed runs, and those thrown away or read again, once nothing
     * that was settled stands on them.
     */
    private static final String PULLS = OF_DOOMED + """
             union all
            select p.id from pull p join run r on r.id = p.run_id
            where r.status in ('COMPLETED', 'ABANDONED') and coalesce(p.completed_at, p.started_at) < :before
              and coalesce(r.ended_at, r.started_at) < :before
              and not exists (select from counted_pull c where c.id = p.id)
              and not exists (select from agreed_person a where a.pull_id = p.id)
            """;

    /** The last that was done to somebody stays: what Kota refused is not tried again, by it. */
    private static final String INTENTS = """
            delete from intent i where i.settled_at < :before and i.run_id in (select id from doomed)
              and exists (select from intent later where later.subject = i.subject
                and later.employer_ref = i.employer_ref and later.employee_ref = i.employee_ref
                and later.action = i.action and later.settled_at > i.settled_at)
            """;

    /** A failed or stopped execution is needed while its run may be gone on with. */
    private static final String EXECUTIONS = """
            select e.job_execution_id from batch_job_execution e
            left join batch_job_execution_params p
                on p.job_execution_id = e.job_execution_id and p.parameter_name = 'run'
            left join run r on r.id = p.parameter_value::bigint
            where e.status not in ('STARTING', 'STARTED', 'STOPPING') and e.create_time < :beforeLocal
              and (r.id is null or r.status in ('COMPLETED', 'ABANDONED'))
            """;

    /** Each statement with what it is counted under. */
    static final Map<String, String> STATEMENTS = statements();

    private static Map<String, String> statements() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("delete from agreed_person where pull_id in (" + OF_DOOMED + ")", "rows of reconciliations");
        all.put("delete from employee_breakdown where pull_id in (" + PULLS + ")", "people of readings");
        all.put("delete from contribution_kind where pull_id in (" + PULLS + ")", NOT_COUNTED);
        all.put("delete from pull where id in (" + PULLS + ")", "readings of reports");
        ofRuns(all, "register_person", "people of registers");
        ofRuns(all, "register_kind", NOT_COUNTED);
        ofRuns(all, "register_load", "notes of registers");
        all.put("delete from register_element where run_id in (select id from doomed)", "notes of registers");
        ofRuns(all, "register_file", "notes of registers");
        ofRuns(all, "examined_row", "rows of reconciliations");
        ofRuns(all, "reconciliation", "rows of reconciliations");
        ofRuns(all, "exported", "notes of what was written");
        ofRuns(all, "run_signed_off", "notes of what was written");
        ofRuns(all, "run_employer", "notes of what was written");
        ofRuns(all, "plan_row", "rows of roster plans");
        ofRuns(all, "plan_count", "rows of roster plans");
        ofRuns(all, "roster_warning", "rows of roster plans");
        ofRuns(all, "guard_finding", "rows of roster plans");
        ofRuns(all, "roster_file", "rows of roster plans");
        all.put(INTENTS, "settled changes");
        all.put("delete from single_order where settled_at < :before", "settled changes");
        all.put("delete from event where state <> 'WAITING' and settled_at < :before", "events");
        all.put("delete from required_action where closed_at < :before", "closed actions");
        all.put("delete from link_ticket where expires_at < :before", "links");
        all.put(
                "delete from run where id in (select id from doomed)"
                        + " and not exists (select from intent i where i.run_id = run.id)",
                "runs");
        batch(all);
        return all;
    }

    private static void ofRuns(Map<String, String> all, String table, String what) {
        all.put("delete from " + table + " where run_id in (select id from doomed)", what);
    }

    private static void batch(Map<String, String> all) {
        String what = "entries of Spring Batch";
        all.put("create temp table doomed_execution (id bigint primary key) on commit drop", NOT_COUNTED);
        all.put("insert into doomed_execution " + EXECUTIONS, NOT_COUNTED);
        all.put(
                "delete from batch_step_execution_context where step_execution_id in (select step_execution_id from"
                        + " batch_step_execution where job_execution_id in (select id from doomed_execution))",
                what);
        for (String table : new String[] {
            "batch_step_execution", "batch_job_execution_context", "batch_job_execution_params", "batch_job_execution"
        }) {
            all.put("delete from " + table + " where job_execution_id in (select id from doomed_execution)", what);
        }
        all.put(
                "delete from batch_job_instance i where not exists (select from batch_job_execution e"
                        + " where e.job_instance_id = i.job_instance_id)",
                what);
    }
}
