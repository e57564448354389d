package io.tieout.export;

import io.tieout.database.InPieces;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.CountingRun;
import io.tieout.reconciliation.Status;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** All employers of a period: of each the run that was signed off, or else the newest that settled it. */
@Component
class PortfolioRows {

    private static final String SQL = """
            with named as (
                select distinct on (e.employer_ref) e.* from run_employer e join run r on r.id = e.run_id
                where r.period = :period order by e.employer_ref, e.run_id desc
            ),
            settled as (
                select distinct on (n.employer_ref) n.*, %s as signed
                from counted_reconciliation n where n.period = :period
                order by n.employer_ref, %s
            ),
            total as (
                select s.employer_ref, r.currency, r.portion, count(*) as rows, sum(r.opening) as opening,
                    sum(r.charged) as charged, sum(r.withheld) as withheld, sum(r.variance) as variance,
                    sum(r.unexplained) as unexplained, sum(r.closing) as closing, %s
                from settled s
                cross join lateral (select * from reconciliation_row r
                    where r.run_id = s.run_id and r.employer_ref = s.employer_ref offset 0) r
                group by s.employer_ref, r.currency, r.portion
            )
            select coalesce(named.employer_ref, s.employer_ref) as employer_ref,
                coalesce(named.employer_id, w.employer_id) as employer_id, run.number, s.signed,
                x.draft, x.folder, s.run_id is not null as settled, named.review, named.failure,
                total.currency, total.portion, total.rows, total.opening, total.charged, total.withheld, total.variance,
                total.unexplained, total.closing, %s
            from named full join settled s on s.employer_ref = named.employer_ref
            left join run on run.id = s.run_id
            left join run_employer w on w.run_id = s.run_id and w.employer_ref = s.employer_ref
            left join exported x on x.run_id = s.run_id and x.employer_ref = s.employer_ref
            left join total on total.employer_ref = s.employer_ref
            order by coalesce(named.employer_ref, s.employer_ref) collate "C", total.currency collate "C",
                total.portion collate "C"
            """.formatted(
                    CountingRun.signed("n"),
                    CountingRun.first("n"),
                    statuses(status -> "count(*) filter (where r.status = '" + status + "') as " + column(status)),
                    statuses(status -> "total." + column(status)));

    /** Apart from the lines that are written, so that these can be held against it. */
    private static final String TOTALS = """
            select currency, portion, count(*) as lines, sum(rows) as rows, sum(charged) as charged,
                sum(withheld) as withheld, sum(variance) as variance, sum(closing) as closing
            from (%s) as line where currency is not null
            group by currency, portion order by currency collate "C", portion collate "C"
            """.formatted(SQL);

    private final JdbcClient jdbc;
    private final InPieces inPieces;

    PortfolioRows(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    private static String statuses(Function<Status, String> text) {
        return Arrays.stream(Status.values()).map(text).collect(Collectors.joining(", "));
    }

    static String column(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The statuses that occur in the period, in their order. */
    List<Status> statuses(String period) {
        List<String> names =
                jdbc.sql("""
                        select distinct r.status from reconciliation n
                        cross join lateral (select * from reconciliation_row r
                            where r.run_id = n.run_id and r.employer_ref = n.employer_ref offset 0) r
                        where n.period = :period
                        """).param("period", period).query(String.class).list();
        return Arrays.stream(Status.values())
                .filter(status -> names.contains(status.name()))
                .toList();
    }

    /** What the lines come to, by currency and portion. */
    List<PortfolioManifest.Total> totals(String period) {
        return jdbc.sql(TOTALS)
                .param("period", period)
                .query((row, number) -> total(row))
                .list();
    }

    private static PortfolioManifest.Total total(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        @Nullable BigDecimal withheld = row.getBigDecimal("withheld");
        @Nullable BigDecimal variance = row.getBigDecimal("variance");
        return new PortfolioManifest.Total(
                currency,
                row.getString("portion"),
                row.getLong("lines"),
                row.getLong("rows"),
                Amounts.plain(row.getBigDecimal("charged"), currency),
                withheld == null ? null : Amounts.plain(withheld, currency),
                variance == null ? null : Amounts.plain(variance, currency),
                Amounts.plain(row.getBigDecimal("closing"), currency));
    }

    /** By employer ref (bytes, not language), currency and portion; in constant memory. */
    void forEach(String period, Consumer<PortfolioRow> consumer) {
        inPieces.forEach(SQL, new MapSqlParameterSource("period", period), row -> consumer.accept(read(row)));
    }

    private static PortfolioRow read(ResultSet row) throws SQLException {
        Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            if (row.getLong(column(status)) > 0) {
                byStatus.put(status, row.getLong(column(status)));
            }
        }
        return new PortfolioRow(
                row.getString("employer_ref"),
                row.getString("employer_id"),
                row.getObject("number", Integer.class),
                state(row),
                row.getString("currency"),
                row.getString("portion"),
                row.getLong("rows"),
                row.getBigDecimal("opening"),
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"),
                row.getBigDecimal("variance"),
                row.getBigDecimal("unexplained"),
                row.getBigDecimal("closing"),
                byStatus,
                row.getString("folder"),
                note(row));
    }

    private static String state(ResultSet row) throws SQLException {
        if (!row.getBoolean("settled")) {
            return "not settled";
        }
        return row.getBoolean("signed") ? "signed off" : row.getBoolean("draft") ? "open at Kota" : "finalized";
    }

    private static @Nullable String note(ResultSet row) throws SQLException {
        @Nullable String review = row.getString("review");
        @Nullable String failure = row.getString("failure");
        return review != null
                ? "needs a review: " + review
                : failure != null ? "the newest run failed: " + failure : null;
    }
}
