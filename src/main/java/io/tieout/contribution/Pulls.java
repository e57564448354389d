package io.tieout.contribution;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of employers in a run and of pulls. */
@Component
class Pulls {

    private final JdbcClient jdbc;
    private final Clock clock;

    Pulls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an interrupted try left behind is thrown away; its employers are read again from the start. */
    void discardUnfinished(long run) {
        deleteLines(
                "select p.id from pull p join run_employer e using (run_id, employer_ref)"
                        + " where p.run_id = ? and e.pulled_at is null",
                run);
        jdbc.sql("update pull p set state = 'DISCARDED' from run_employer e"
                        + " where p.run_id = ? and e.run_id = p.run_id and e.employer_ref = p.employer_ref"
                        + " and e.pulled_at is null")
                .param(run)
                .update();
    }

    /** Those with the most people in the roster first. */
    List<EmployerReading> toRead(long run) {
        return jdbc.sql("select r.employer_ref, r.employer_id from run_employer r"
                        + " where r.run_id = ? and r.pulled_at is null and r.failure is null"
                        + " order by (select count(*) from employee e where e.employer_ref = r.employer_ref) desc,"
                        + " r.employer_ref")
                .param(run)
                .query((row, number) -> new EmployerReading(row.getString(1), row.getString(2)))
                .list();
    }

    /**
     * Lets the current transaction end without waiting for the disk: what a crash of the server takes back, the
     * tables then say is still to be read. A later transaction that waits makes sure of this one too.
     */
    void commitWithoutWaiting() {
        jdbc.sql("set local synchronous_commit = off").update();
    }

    /** Gives each reading its row, in their order. One statement: most employers are small. */
    void begin(long run, String period, List<ReportReading> readings) {
        if (readings.isEmpty()) {
            return;
        }
        List<Long> ids = jdbc.sql("insert into pull (run_id, employer_ref, employer_id, report_id,"
                        + " external_customer_id, period, report_status, last_updated_at, finalized_at, aggregates,"
                        + " version, state, started_at)"
                        + " select ?, r.employer_ref, r.employer_id, r.report_id, r.customer, ?, r.status, r.updated,"
                        + " r.finalized, r.aggregates, (select coalesce(max(version), 0) + 1 from pull p"
                        + " where p.report_id = r.report_id and p.state = 'COMPLETE'), 'READING', ?"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[]) with ordinality as r (employer_ref, employer_id, report_id, customer, status,"
                        + " updated, finalized, aggregates, number) order by r.number returning id")
                .params(
                        run,
                        period,
                        now(),
                        texts(readings, reading -> reading.employer.employerRef),
                        texts(readings, reading -> reading.employer.employerId),
                        texts(readings, reading -> reading.report.id()),
                        texts(readings, reading -> reading.report.external_customer_id()),
                        texts(readings, reading -> reading.report.status()),
                        texts(readings, reading -> reading.report.last_updated_at()),
                        texts(readings, reading -> reading.report.finalized_at()),
                        texts(readings, reading -> reading.report.aggregates()))
                .query(Long.class)
                .list();
        // An insert of sorted rows makes them, and gives them back, in that order.
        for (int i = 0; i < ids.size(); i++) {
            readings.get(i).pullId = ids.get(i);
        }
    }

    private static @Nullable String[] texts(
            List<ReportReading> readings, Function<ReportReading, @Nullable Object> value) {
        return readings.stream()
                .map(value)
                .map(given -> given == null ? null : given.toString())
                .toArray(String[]::new);
    }

    /**
     * The newest complete readings of finalized reports of a period, by report. Not those of an employer whose figures
     * had to wait for a person: what was odd in the answer is only seen by reading it.
     */
    Map<String, FinalReading> finalReadings(String period) {
        Map<String, FinalReading> readings = new HashMap<>();
        jdbc.sql("select distinct on (p.report_id) p.report_id, p.id, p.breakdowns, p.last_updated_at"
                        + " from pull p join run_employer e using (run_id, employer_ref)"
                        + " where p.period = ? and p.state = 'COMPLETE' and p.report_status = ? and e.review is null"
                        + " order by p.report_id, p.version desc, p.id desc")
                .params(period, FinalReading.FINALIZED)
                .query(row -> {
                    readings.put(
                            row.getString("report_id"),
                            new FinalReading(
                                    row.getLong("id"), row.getInt("breakdowns"), row.getString("last_updated_at")));
                });
        return readings;
    }

    /** Makes an earlier reading one of this run; who has come into the roster since is found in it. */
    void takeOver(long run, String period, Fetched.Known known) {
        ReportReading reading = known.reading();
        begin(run, period, List.of(reading));
        reading.breakdowns = known.earlier().people();
        jdbc.sql("insert into " + BreakdownRows.TARGET
                        + " select ?, b.employer_ref, b.employee_id, coalesce(e.employee_ref, b.employee_ref),"
                        + " e.employee_ref is not null, b.currency, b.employer_lines, b.employer_charged,"
                        + " b.employee_lines, b.employee_charged, b.adjusted, b.entry_ids, b.kinds,"
                        + " b.amounts, b.policy_ids, b.adjustments_for"
                        + " from employee_breakdown b left join employee e on e.kota_id = b.employee_id"
                        + " where b.pull_id = ?")
                .params(reading.pullId, known.earlier().pullId())
                .update();
        jdbc.sql("insert into " + ContributionKind.TARGET
                        + " select ?, k.number, k.portion, k.category, k.member_type, k.adjustment,"
                        + " k.type, k.note, k.cover_from, k.cover_to, k.reporting_month"
                        + " from contribution_kind k where k.pull_id = ?")
                .params(reading.pullId, known.earlier().pullId())
                .update();
        jdbc.sql("update pull p set state = 'COMPLETE', breakdowns = ?, completed_at = ?, lines = o.lines,"
                        + " usual = o.usual from pull o where p.id = ? and o.id = ?")
                .params(
                        reading.breakdowns,
                        now(),
                        reading.pullId,
                        known.earlier().pullId())
                .update();
    }

    /** Every line of a stable reading was counted and looked at as it came. One statement: most employers are small. */
    void complete(List<ReportReading> readings) {
        if (readings.isEmpty()) {
            return;
        }
        jdbc.sql("update pull set state = 'COMPLETE', completed_at = ?, breakdowns = r.people, lines = r.lines,"
                        + " usual = r.usual from unnest(?::bigint[], ?::integer[], ?::integer[], ?::boolean[])"
                        + " as r (id, people, lines, usual) where pull.id = r.id")
                .params(
                        now(),
                        readings.stream().map(reading -> reading.pullId).toArray(Long[]::new),
                        readings.stream().map(reading -> reading.breakdowns).toArray(Integer[]::new),
                        readings.stream().map(ReportReading::lines).toArray(Integer[]::new),
                        readings.stream().map(ReportReading::usual).toArray(Boolean[]::new))
                .update();
    }

    void discard(long pullId) {
        deleteLines("select ?::bigint", pullId);
        jdbc.sql("update pull set state = 'DISCARDED' where id = ?")
                .param(pullId)
                .update();
    }

    private void deleteLines(String pulls, Object... params) {
        for (String table : List.of("employee_breakdown", "contribution_kind")) {
            jdbc.sql("delete from " + table + " where pull_id in (" + pulls + ")")
                    .params(params)
                    .update();
        }
    }

    void pulled(long run, List<String> employerRefs) {
        if (employerRefs.isEmpty()) {
            return;
        }
        jdbc.sql("update run_employer set pulled_at = ? where run_id = ? and employer_ref = any(?)")
                .params(now(), run, employerRefs.toArray(String[]::new))
                .update();
    }

    void fail(long run, String employerRef, String reason) {
        jdbc.sql("update run_employer set failure = ? where run_id = ? and employer_ref = ?")
                .params(reason, run, employerRef)
                .update();
        deleteLines("select id from pull where run_id = ? and employer_ref = ?", run, employerRef);
        jdbc.sql("update pull set state = 'DISCARDED' where run_id = ? and employer_ref = ?")
                .params(run, employerRef)
                .update();
    }

    void review(long run, String employerRef, String reason) {
        jdbc.sql("update run_employer set review = ? where run_id = ? and employer_ref = ? and review is null")
                .params(reason, run, employerRef)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
