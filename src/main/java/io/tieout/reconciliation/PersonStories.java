package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of a person's balances over a year. */
@Component
public class PersonStories {

    /** The counting run of every period of the year and of the last one before it, with the person's rows. */
    private static final String ROWS = """
            select r.*, n.period, run.number,
                (select coalesce(sum(w.amount), 0) from write_off w
                 where w.employer_ref = r.employer_ref and w.period = n.period and w.employee_ref = r.employee_ref
                   and w.currency = r.currency and w.portion = r.portion) as written_off
            from (select distinct on (n.employer_ref, n.period) n.*
                  from counted_reconciliation n
                  where n.period collate "C" <= :last
                  order by n.employer_ref, n.period,
                      %s) n
            join run on run.id = n.run_id
            cross join lateral (select * from reconciliation_row r
                where r.run_id = n.run_id and r.employer_ref = n.employer_ref and r.employee_ref = :employee
                offset 0) r
            order by r.employer_ref collate "C", r.currency collate "C", r.portion collate "C", n.period collate "C"
            """.formatted(CountingRun.first("n"));

    private record Key(String employerRef, String currency, Portion portion) {}

    private final JdbcClient jdbc;

    PersonStories(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * By employer, currency and portion; the same ref at two employers is two people. Empty when no run of the year
     * has a row for the ref.
     */
    public List<PersonStory> of(String employeeRef, Year year) {
        Map<Key, List<PersonStory.Month>> stories = new LinkedHashMap<>();
        Map<Key, BigDecimal> before = new LinkedHashMap<>();
        jdbc.sql(ROWS)
                .param("employee", employeeRef)
                .param("last", year.atMonth(12).toString())
                .query(row -> {
                    Key key = new Key(
                            row.getString("employer_ref"),
                            row.getString("currency"),
                            Portion.of(row.getString("portion")));
                    PersonStory.Month month = month(row, before.getOrDefault(key, BigDecimal.ZERO));
                    before.put(key, month.left());
                    if (month.period().getYear() == year.getValue()) {
                        stories.computeIfAbsent(key, first -> new ArrayList<>()).add(month);
                    }
                });
        return stories.entrySet().stream()
                .map(story -> new PersonStory(
                        story.getKey().employerRef(),
                        employeeRef,
                        story.getKey().currency(),
                        story.getKey().portion(),
                        List.copyOf(story.getValue())))
                .toList();
    }

    private static PersonStory.Month month(ResultSet row, BigDecimal closedBefore) throws SQLException {
        BigDecimal opening = row.getBigDecimal("opening");
        return new PersonStory.Month(
                YearMonth.parse(row.getString("period")),
                row.getInt("number"),
                opening.subtract(closedBefore),
                opening,
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"),
                row.getBigDecimal("variance"),
                Status.valueOf(row.getString("status")),
                row.getBigDecimal("closing"),
                row.getBigDecimal("written_off"));
    }
}
