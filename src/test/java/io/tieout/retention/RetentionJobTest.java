package io.tieout.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.Application;
import io.tieout.TestDatabase;
import io.tieout.batch.RunBusyException;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is old goes, and nothing that anybody signed, owes, was told or is about to send. */
class RetentionJobTest {

    private static final Instant BEFORE = Instant.parse("2025-06-01T00:00:00Z");
    private static final String OLD = "2024-05-01T10:00:00Z";
    private static final String RECENT = "2026-10-01T10:00:00Z";

    private static ConfigurableApplicationContext spring;
    private static JdbcClient jdbc;
    private Retention retention;

    @BeforeAll
    static void start() {
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
        jdbc = JdbcClient.create(database);
        spring = new SpringApplicationBuilder(Application.class)
                .run(
                        "--spring.datasource.url=" + database.getURL(),
                        "--spring.datasource.username=" + database.getUser(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--kota.api-key=pk_test_retention");
    }

    @BeforeEach
    void open() {
        jdbc.sql(
                        "truncate run, employee_breakdown, contribution_kind, register_person, register_kind, agreed_person, examined_row, event, batch_job_instance cascade")
                .update();
        retention = spring.getBean(Retention.class);
    }

    @AfterAll
    static void close() {
        spring.close();
    }

    @Test
    void aSupersededDraftGoesWholeAndWhateverIsNeededStays() {
        long draft = reconciliation("2024-01", 1, OLD, true);
        long newest = reconciliation("2024-01", 2, OLD, true);
        long signed = reconciliation("2024-02", 1, OLD, true);
        long afterSigning = reconciliation("2024-02", 2, OLD, true);
        long instructed = reconciliation("2024-03", 1, OLD, false);
        long afterInstruction = reconciliation("2024-03", 2, OLD, true);
        long opening = reconciliation("2024-04", 1, OLD, true);
        long afterOpening = reconciliation("2024-04", 2, OLD, true);
        long recent = reconciliation("2026-09", 1, RECENT, true);
        long latest = reconciliation("2026-09", 2, RECENT, true);
        sql(
                "insert into signature (run_id, employer_ref, period, account, content_sha256, lines_sha256, signed_at)"
                        + " values (?, 'E1', '2024-02', 'ann', 'c', 'l', '2024-05-02T00:00:00Z')",
                signed);
        long decided = reconciliation("2024-05", 1, OLD, true);
        long afterDecision = reconciliation("2024-05", 2, OLD, true);
        sql(
                "insert into write_off (run_id, employer_ref, period, employee_ref, currency, portion, amount, account,"
                        + " reason, written_off_at) values (?, 'E1', '2024-05', 'P1', 'EUR', 'employee', -2, 'ann',"
                        + " 'small', '2024-05-02T00:00:00Z')",
                decided);
        sql("update reconciliation set opening_run = ? where run_id = ?", opening, latest);
        // Read twice more and not settled again: the first reading was settled, and the second is nothing.
        long twice = pull(newest, "2024-01", 1, OLD);
        pull(newest, "2024-01", 9, OLD);

        Map<String, Long> before = rowsOf(
                newest, signed, afterSigning, instructed, afterInstruction, opening, afterOpening, recent, latest);
        List<Purged> would = retention.purge(BEFORE, true);
        assertThat(runs()).as("a dry run takes all back").hasSize(12);
        List<Purged> did = retention.purge(BEFORE, false);

        assertThat(did).isEqualTo(would);
        assertThat(runs())
                .containsExactly(
                        newest,
                        signed,
                        afterSigning,
                        instructed,
                        afterInstruction,
                        opening,
                        afterOpening,
                        recent,
                        latest,
                        decided,
                        afterDecision);
        assertThat(count("select count(*) from pull where id = " + twice)).isZero();
        before.merge("pull", -1L, Long::sum);
        before.merge("contribution_line", -1L, Long::sum);
        assertThat(rowsOf(
                        newest,
                        signed,
                        afterSigning,
                        instructed,
                        afterInstruction,
                        opening,
                        afterOpening,
                        recent,
                        latest))
                .as("rows of the runs that stay")
                .isEqualTo(before);
        for (String table :
                List.of("register_person", "register_kind", "reconciliation_row", "exported", "run_employer", "pull")) {
            assertThat(count("select count(*) from " + table + " where run_id = " + draft))
                    .as(table)
                    .isZero();
        }
        for (String table : List.of("employee_breakdown", "contribution_kind", "agreed_person")) {
            assertThat(count("select count(*) from " + table + " l where not exists"
                            + " (select from pull p where p.id = l.pull_id)"))
                    .as(table)
                    .isZero();
        }
        assertThat(retention.purge(BEFORE, true)).allMatch(purged -> purged.rows() == 0);
    }

    @Test
    void anOpenChangeAndTheLastRefusalStay() {
        long open = run("roster-sync", "", 1, "COMPLETED", OLD);
        long old = run("roster-sync", "", 2, "COMPLETED", OLD);
        long later = run("roster-sync", "", 3, "COMPLETED", OLD);
        long newest = run("roster-sync", "", 4, "COMPLETED", OLD);
        intent(open, "P1", null, null);
        intent(old, "P2", OLD, "REFUSED");
        intent(later, "P2", "2024-05-03T10:00:00Z", "REFUSED");
        intent(old, "P3", OLD, "UPDATED");
        for (long run : new long[] {open, old, later, newest}) {
            sql(
                    "insert into plan_row (run_id, subject, employer_ref, employee_ref, action) values (?, 'employee', 'E1',"
                            + " 'P1', 'NONE')",
                    run);
        }
        retention.purge(BEFORE, false);
        assertThat(runs()).as("runs with intents that stay, and the newest").containsExactly(open, old, later, newest);
        assertThat(jdbc.sql("select employee_ref || ' ' || run_id from intent order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("P1 " + open, "P2 " + later, "P3 " + old);
        assertThat(jdbc.sql("select run_id from plan_row order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(open, newest);
    }

    @Test
    void settledEventsGoAndWaitingOnesStay() {
        for (String state : List.of("WAITING", "WORKED", "DEAD")) {
            for (String at : List.of(OLD, RECENT)) {
                sql(
                        "insert into event (event_id, type, resource, happened_at, received_at, state, next_try_at,"
                                + " settled_at) values (?, 'employee.updated', 'r', ?::timestamptz, ?::timestamptz, ?,"
                                + " ?::timestamptz, ?::timestamptz)",
                        state + at,
                        at,
                        at,
                        state,
                        at,
                        state.equals("WAITING") ? null : at);
            }
        }
        retention.purge(BEFORE, false);
        assertThat(jdbc.sql("select event_id from event order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("WAITING" + OLD, "WAITING" + RECENT, "WORKED" + RECENT, "DEAD" + RECENT);
    }

    @Test
    void entriesOfSpringBatchGoButNotThoseOfARunThatCanBeGoneOnWith() {
        execution(1, run("reconcile", "2024-01", 1, "COMPLETED", OLD), "COMPLETED", OLD);
        execution(2, run("reconcile", "2024-01", 2, "FAILED", OLD), "FAILED", OLD);
        execution(3, run("reconcile", "2026-09", 1, "COMPLETED", RECENT), "COMPLETED", RECENT);
        retention.purge(BEFORE, false);
        assertThat(jdbc.sql("select job_execution_id from batch_job_execution order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(2L, 3L);
        assertThat(count("select count(*) from batch_job_instance")).isEqualTo(2);
        assertThat(count("select count(*) from batch_step_execution")).isEqualTo(2);
    }

    @Test
    void besideARunOfAPeriodThatWouldLoseRowsNothingIsPurged() throws Exception {
        reconciliation("2024-01", 1, OLD, true);
        reconciliation("2024-01", 2, OLD, true);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> spring.getBean(Runner.class)
                .whileNothingRuns(RunKind.RECONCILE, "2024-01", () -> {
                    held.countDown();
                    try {
                        enough.await();
                        return true;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        held.await();
        assertThatThrownBy(() -> retention.purge(BEFORE, false)).isInstanceOf(RunBusyException.class);
        enough.countDown();
        assertThat(other.get()).isTrue();
        assertThat(runs()).hasSize(2);
    }

    /** Who adds a table that belongs to a run says here and in the statements what becomes of it. */
    @Test
    void everyTableThatBelongsToARunIsKnown() {
        assertThat(jdbc.sql("select distinct conrelid::regclass::text from pg_constraint"
                                + " where confrelid = 'run'::regclass order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "break_decision",
                        "console_run",
                        "exported",
                        "finalization",
                        "guard_finding",
                        "held_leaver",
                        "intent",
                        "late_change",
                        "plan_count",
                        "plan_row",
                        "pull",
                        "reconciliation",
                        "register_file",
                        "register_load",
                        "reopening",
                        "roster_file",
                        "roster_warning",
                        "run_employer",
                        "run_signed_off",
                        "sign_off",
                        "signature",
                        "write_off");
    }

    private long reconciliation(String period, int number, String at, boolean draft) {
        long run = run("reconcile", period, number, "COMPLETED", at);
        sql("insert into run_employer (run_id, employer_ref, employer_id) values (?, 'E1', 'er_1')", run);
        pull(run, period, number, at);
        sql(
                "insert into register_row (run_id, employer_ref, employee_ref, pay_date, pay_run, pay_element, amount,"
                        + " currency, file, line) values (?, 'E1', 'P1', '2024-01-31', 'A', 'EE_HEALTH', 10, 'EUR', 0, 2)",
                run);
        sql("insert into register_load (run_id, period, employer_ref, rows) values (?, ?, 'E1', 1)", run, period);
        sql(
                "insert into examined_row (run_id, employer_ref, employee_ref, currency, portion, charged, status,"
                        + " opening, closing) values (?, 'E1', 'P1', 'EUR', 'employee', 12, 'BREAK', 0, 2)",
                run);
        sql(
                "insert into agreed_person (pull_id, employee_ref, employee_id, currency, employee_charged)"
                        + " select id, 'P2', 'ee_2', 'EUR', 12 from pull where run_id = ?",
                run);
        sql(
                "insert into reconciliation (run_id, period, employer_ref, register_run, settled_at)"
                        + " values (?, ?, 'E1', ?, ?::timestamptz)",
                run,
                period,
                run,
                at);
        sql(
                "insert into exported (run_id, employer_ref, period, folder, draft, import_sha256, import_lines,"
                        + " left_out_people) values (?, 'E1', ?, 'f', ?, 'x', 1, 0)",
                run,
                period,
                draft);
        return run;
    }

    private long pull(long run, String period, int version, String at) {
        long pull = jdbc.sql("insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,"
                        + " last_updated_at, version, state, started_at, completed_at) values (?, 'E1', 'er_1', ?, ?,"
                        + " 'open', 'x', ?, 'COMPLETE', ?::timestamptz, ?::timestamptz) returning id")
                .params(run, "cr_" + period, period, version, at, at)
                .query(Long.class)
                .single();
        sql(
                "insert into contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster, entry_id,"
                        + " portion, category, member_type, adjustment, amount, currency, type, cover_from, cover_to,"
                        + " policy_id, reporting_month) values (?, 'E1', 'ee_1', 'P1', true, 'l', 'employee', 'premium',"
                        + " 'employee', false, 12, 'EUR', 'recurring', '2024-01-01', '2024-01-31', 'p', '2024-01-01')",
                pull);
        return pull;
    }

    private long run(String kind, String period, int number, String status, String at) {
        return jdbc.sql(
                        "insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at,"
                                + " ended_at) values (?, ?, 'all', ?, '{}', 'x', ?, ?::timestamptz, ?::timestamptz) returning id")
                .params(kind, period, number, status, at, at)
                .query(Long.class)
                .single();
    }

    private void intent(long run, String person, String settledAt, String outcome) {
        sql(
                "insert into intent (id, run_id, subject, line, employer_ref, employee_ref, action, idempotency_key,"
                        + " fields, planned_at, settled_at, outcome) values (gen_random_uuid(), ?, 'employee', 2, 'E1',"
                        + " ?, 'UPDATE', gen_random_uuid()::text, '{}', '2024-05-01', ?::timestamptz, ?)",
                run,
                person,
                settledAt,
                outcome);
    }

    private void execution(long id, long run, String status, String at) {
        sql(
                "insert into batch_job_instance (job_instance_id, job_name, job_key) values (?, 'reconcile', ?)",
                id,
                "k" + id);
        sql(
                "insert into batch_job_execution (job_execution_id, job_instance_id, create_time, status)"
                        + " values (?, ?, ?::timestamptz::timestamp, ?)",
                id,
                id,
                at,
                status);
        sql(
                "insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value,"
                        + " identifying) values (?, 'run', 'java.lang.Long', ?, 'N')",
                id,
                String.valueOf(run));
        sql(
                "insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time)"
                        + " values (?, 0, 's', ?, ?::timestamptz::timestamp)",
                id,
                id,
                at);
    }

    private Map<String, Long> rowsOf(Long... runs) {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : List.of(
                "register_row",
                "register_load",
                "reconciliation_row",
                "reconciliation",
                "exported",
                "run_employer",
                "pull",
                "signature")) {
            rows.put(
                    table,
                    jdbc.sql("select count(*) from " + table + " where run_id = any(?)")
                            .param(runs)
                            .query(Long.class)
                            .single());
        }
        rows.put(
                "contribution_line",
                jdbc.sql("select count(*) from contribution_line l join pull p on p.id = l.pull_id"
                                + " where p.run_id = any(?)")
                        .param(runs)
                        .query(Long.class)
                        .single());
        rows.put(
                "agreed_person",
                jdbc.sql("select count(*) from agreed_person a join pull p on p.id = a.pull_id where p.run_id = any(?)")
                        .param(runs)
                        .query(Long.class)
                        .single());
        return rows;
    }

    private List<Long> runs() {
        return jdbc.sql("select id from run order by id").query(Long.class).list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void sql(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }
}
