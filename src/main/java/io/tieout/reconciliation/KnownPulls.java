package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Queries over what an employer's reports of all periods were known to hold, each in its newest reading. */
final class KnownPulls {

    /**
     * The table {@code known}. Of the run's own period only what the run itself read counts; of the others, what was
     * read up to the run {@code :until}.
     */
    static final String CTE = """
            with recursive known as materialized (
                select distinct on (report_id) q.id, q.period, q.report_status, q.external_customer_id
                from pull q
                where q.employer_ref = :employer and q.state = 'COMPLETE'
                  and q.period collate "C" <> (select period from run where id = :run) and q.run_id <= :until
                order by report_id, run_id desc, version desc, id desc
            )
            """;

    private final InPieces inPieces;

    KnownPulls(DataSource dataSource, PlatformTransactionManager transactions) {
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** Everybody of the employer, with what was known when the run was made. */
    static Map<String, @Nullable Object> asOf(long run, String employerRef) {
        return values(run, employerRef, run, null);
    }

    /** One person, with everything that is known by now. */
    static Map<String, @Nullable Object> byNow(long run, String employerRef, String employeeRef) {
        return values(run, employerRef, Long.MAX_VALUE, employeeRef);
    }

    private static Map<String, @Nullable Object> values(
            long run, String employerRef, long until, @Nullable String employeeRef) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("run", run);
        values.put("employer", employerRef);
        values.put("until", until);
        values.put("employee", employeeRef);
        return values;
    }

    void forEach(String sql, Map<String, @Nullable Object> values, RowCallbackHandler handler) {
        inPieces.forEach(sql, new MapSqlParameterSource(values), handler);
    }
}
