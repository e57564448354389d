package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import io.tieout.reconciliation.Bridge.Figures;
import io.tieout.reconciliation.Bridge.Kind;
import io.tieout.reconciliation.Bridge.Step;
import io.tieout.reconciliation.Bridge.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** As signed, as restated: what changed in a period after two accounts had signed it. */
@Component
public class Bridges {

    private record Lane(String currency, Portion portion) {}

    private record Now(long run, int number) {}

    private final JdbcClient jdbc;
    private final InPieces inPieces;
    private final Signatures signatures;

    Bridges(DataSource dataSource, PlatformTransactionManager transactions, Signatures signatures) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
        this.signatures = signatures;
    }

    /** From the newest signed run of the period to its newest run; empty when none was ever signed off. */
    public Optional<Bridge> of(YearMonth period, String employerRef) {
        return signatures.newest(period, employerRef).map(signed -> {
            Now now = jdbc.sql(BridgeSql.NOW)
                    .param("period", period.toString())
                    .param("employer", employerRef)
                    .query((row, number) -> new Now(row.getLong(1), row.getInt(2)))
                    .optional()
                    .orElse(new Now(signed.run(), signed.runNumber()));
            return new Bridge(signed, now.run(), now.number(), reopenings(signed), totals(signed, now.run()));
        });
    }

    /** Hands over every change by person, currency and portion, in constant memory. */
    public void forEachChange(Bridge bridge, Consumer<Bridge.Change> consumer) {
        MapSqlParameterSource values = new MapSqlParameterSource(values(bridge.signed(), bridge.nowRun()));
        RowCallbackHandler each = row -> consumer.accept(new Bridge.Change(
                Kind.valueOf(row.getString("kind")),
                row.getString("employee_ref"),
                row.getString("currency"),
                Portion.of(row.getString("portion")),
                row.getString("entry_id"),
                YearMonth.parse(row.getString("in_period")),
                figures(row, "")));
        inPieces.forEach(BridgeSql.EACH, values, each);
    }

    private List<Bridge.Reopening> reopenings(SignOff signed) {
        return jdbc.sql(BridgeSql.REOPENINGS)
                .params(values(signed, signed.run()))
                .query((row, number) -> new Bridge.Reopening(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Total> totals(SignOff signed, long now) {
        Map<Lane, List<Step>> steps = new HashMap<>();
        jdbc.sql(BridgeSql.STEPS).params(values(signed, now)).query(row -> {
            steps.computeIfAbsent(lane(row), lane -> new ArrayList<>())
                    .add(new Step(Kind.valueOf(row.getString("kind")), row.getLong("count"), figures(row, "")));
        });
        Map<Lane, Total> totals =
                new TreeMap<>(Comparator.comparing(Lane::currency).thenComparing(Lane::portion));
        jdbc.sql(BridgeSql.FIGURES).params(values(signed, now)).query(row -> {
            Lane lane = lane(row);
            totals.put(lane, total(lane, figures(row, "signed_"), steps.remove(lane), figures(row, "")));
        });
        // What later reports correct may stand in a currency or portion that the period itself does not have.
        steps.forEach((lane, only) -> totals.put(lane, total(lane, Figures.NONE, only, Figures.NONE)));
        return List.copyOf(totals.values());
    }

    private static Total total(Lane lane, Figures signed, @Nullable List<Step> steps, Figures now) {
        List<Step> inOrder = steps == null
                ? List.of()
                : steps.stream().sorted(Comparator.comparing(Step::kind)).toList();
        return new Total(lane.currency(), lane.portion(), signed, inOrder, now);
    }

    private static Map<String, Object> values(SignOff signed, long now) {
        return Map.of(
                "signed", signed.run(),
                "now", now,
                "period", signed.period().toString(),
                "employer", signed.employerRef());
    }

    private static Lane lane(ResultSet row) throws SQLException {
        return new Lane(row.getString("currency"), Portion.of(row.getString("portion")));
    }

    private static Figures figures(ResultSet row, String prefix) throws SQLException {
        return new Figures(
                row.getBigDecimal(prefix + "opening"),
                row.getBigDecimal(prefix + "charged"),
                row.getBigDecimal(prefix + "withheld"),
                row.getBigDecimal(prefix + "closing"));
    }
}
