package io.tieout.reconciliation;

import io.tieout.reconciliation.BreakFilter.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that need a person, page by page: the same rows in the same order as {@link Breaks}, however many. */
@Component
public class BreakList {

    /** How many rows of the newest runs need a person. @param accepted those that somebody lets stand */
    public record Counts(long waiting, long accepted) {}

    /** The run that has the most of the period's employers, and whether others have the rest. */
    private record MainRun(long run, boolean alone) {}

    private final JdbcClient jdbc;

    BreakList(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The first rows of the list: the most money first, each currency apart. @param most how many at most */
    public List<ListedBreak> first(BreakFilter filter, int most) {
        return page(filter, ReadFrom.BEGINNING, null, most);
    }

    /** The rows that come after a place. */
    public List<ListedBreak> after(BreakFilter filter, BreakPlace place, int most) {
        return page(filter, ReadFrom.AFTER, place, most);
    }

    /** The last rows that come before a place, in the order of the list. */
    public List<ListedBreak> before(BreakFilter filter, BreakPlace place, int most) {
        return page(filter, ReadFrom.BEFORE, place, most);
    }

    private List<ListedBreak> page(BreakFilter filter, ReadFrom from, @Nullable BreakPlace place, int most) {
        Optional<String> rows = rows(filter, from);
        if (rows.isEmpty()) {
            return List.of();
        }
        MapSqlParameterSource values = values(filter).addValue("most", most);
        if (place != null) {
            values.addValue("currency", place.currency())
                    .addValue("stake", place.atStake().negate())
                    .addValue("placeEmployer", place.employerRef())
                    .addValue("employee", place.employeeRef())
                    .addValue("portion", place.portion().word());
        }
        return jdbc.sql(BreakListSql.PAGE.formatted(rows.get()))
                .paramSource(values)
                .query((row, number) -> read(row))
                .list();
    }

    public Counts counts(YearMonth period, @Nullable String employerRef) {
        BreakFilter filter = new BreakFilter(period, employerRef, Show.WAITING, null);
        long open = open(filter);
        long accepted = jdbc.sql(BreakListSql.COUNT_ACCEPTED)
                .paramSource(values(filter))
                .query(Long.class)
                .single();
        return new Counts(open - accepted, accepted);
    }

    private long open(BreakFilter filter) {
        Optional<MainRun> main = filter.employerRef() == null ? mainRun(filter.period()) : Optional.empty();
        return main.filter(MainRun::alone)
                .map(run -> jdbc.sql(BreakListSql.COUNT_OPEN_OF_RUN).param("run", run.run()))
                .orElseGet(() -> jdbc.sql(BreakListSql.COUNT_OPEN).paramSource(values(filter)))
                .query(Long.class)
                .single();
    }

    private Optional<String> rows(BreakFilter filter, ReadFrom from) {
        return switch (filter.show()) {
            case HANDED_TO -> Optional.of(BreakListSql.handedTo(from));
            case ACCEPTED -> Optional.of(BreakListSql.accepted(from));
            case WAITING ->
                filter.employerRef() != null
                        ? Optional.of(BreakListSql.ofEmployer(from))
                        : mainRun(filter.period())
                                .map(main -> main.alone()
                                        ? BreakListSql.ofRun(main.run(), from)
                                        : BreakListSql.ofRuns(main.run(), from));
        };
    }

    private Optional<MainRun> mainRun(YearMonth period) {
        return jdbc
                .sql(BreakListSql.RUNS)
                .param("period", period.toString())
                .query((row, number) -> new MainRun(row.getLong("run_id"), row.getBoolean("alone")))
                .list()
                .stream()
                .findFirst();
    }

    private static MapSqlParameterSource values(BreakFilter filter) {
        return new MapSqlParameterSource("period", filter.period().toString())
                .addValue("employer", filter.employerRef())
                .addValue("account", filter.account());
    }

    private static ListedBreak read(ResultSet row) throws SQLException {
        OpenBreak open = Breaks.read(row);
        return new ListedBreak(
                open, AgedBreaks.since(row, open.period()), open.acceptance() == null ? HandOvers.read(row) : null);
    }
}
