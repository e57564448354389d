package io.tieout.export;

import io.tieout.export.ImportTotals.LaneKey;
import io.tieout.jobfile.CountryRule;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.Lane;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Foots the lanes of a payroll import to each other and to Kota's lines. The employer's cost is the taxable
 * value, plus the tax that is not part of it, less the relief given at source; and each lane of the file is
 * what the lines of people in the roster come to.
 */
@Component
class LaneFooting {

    /** The sums of a currency, read from the lines and not from what was written. */
    record Sums(
            String currency, BigDecimal cost, BigDecimal gross, BigDecimal tax, BigDecimal relief, LaneSums lanes) {}

    private static final String PARTS = """
            coalesce(sum(l.amount) filter (where l.now and l.portion = 'employer'), 0) as cost,
            coalesce(sum(l.amount) filter (where l.now and l.portion = 'employer' and l.category = 'gross_premium'), 0) as gross,
            coalesce(sum(l.amount) filter (where l.now and l.portion = 'employer' and l.category = 'tax'), 0) as tax,
            coalesce(sum(l.amount) filter (where l.now and l.portion = 'employer' and l.category = 'tax_relief'), 0) as relief,
            """;

    private final JdbcClient db;

    LaneFooting(JdbcClient db) {
        this.db = db;
    }

    List<Sums> sums(EmployerOfRun employer, ImportSettings settings, int reliefSign, ImportForm form) {
        CountryRule rule = settings.rule(employer.employerRef());
        EmployerOfRun before = form.difference() ? form.before() : null;
        Long[] earlier = before == null ? new Long[0] : before.pulls();
        return db.sql("select '' as employee_ref, currency, " + PARTS
                        + LaneSums.columns(rule, reliefSign, "l.now", "now_") + ", "
                        + LaneSums.columns(rule, reliefSign, "not l.now", "before_") + """
                          from (select *, pull_id = any (?) as now from contribution_line
                                 where (pull_id = any (?) or pull_id = any (?)) and employer_ref = ? and in_roster) as l
                         group by currency order by currency collate "C"
                        """)
                .params(employer.pulls(), employer.pulls(), earlier, employer.employerRef())
                .query((row, number) -> sums(row, rule))
                .list();
    }

    private static Sums sums(ResultSet row, CountryRule rule) throws SQLException {
        return new Sums(
                row.getString("currency"),
                row.getBigDecimal("cost"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("relief"),
                LaneSums.of(row, rule, true));
    }

    /** Whether every line has a category that the lanes know: cost, gross premium, tax and relief foot. */
    static boolean foots(List<Sums> sums) {
        return sums.stream().allMatch(sum -> difference(sum).signum() == 0);
    }

    private static BigDecimal difference(Sums sum) {
        return sum.gross().add(sum.tax()).add(sum.relief()).subtract(sum.cost());
    }

    static List<Manifest.Footing> footing(List<Sums> sums, CountryRule rule) {
        return sums.stream()
                .map(sum -> new Manifest.Footing(
                        sum.currency(),
                        Amounts.plain(sum.cost(), sum.currency()),
                        Amounts.plain(rule.taxIsTaxable() ? sum.gross().add(sum.tax()) : sum.gross(), sum.currency()),
                        Amounts.plain(rule.taxIsTaxable() ? BigDecimal.ZERO : sum.tax(), sum.currency()),
                        Amounts.plain(sum.relief().negate(), sum.currency()),
                        Amounts.plain(difference(sum), sum.currency())))
                .toList();
    }

    /**
     * What each lane comes to, and how much of it the file holds.
     *
     * @throws IllegalStateException if the file holds anything else than its lane: then it must not go out
     */
    static List<Manifest.LaneTotal> lanes(
            List<Sums> sums, ImportSettings settings, ImportForm form, ImportTotals file) {
        List<Manifest.LaneTotal> lanes = new ArrayList<>();
        for (Sums sum : sums) {
            for (Lane lane : Lane.values()) {
                boolean told = settings.lane(lane).element() != null
                        && LaneSums.isKnown(lane, settings.rule(file.employerRef()));
                BigDecimal now = sum.lanes().now(lane);
                BigDecimal before = sum.lanes().before(lane);
                BigDecimal held = file.lane(new LaneKey(sum.currency(), lane));
                if (told && held.compareTo(form.difference() ? now.subtract(before) : now) != 0) {
                    throw new IllegalStateException("the payroll import does not foot with the lines: " + lane.key());
                }
                if (now.signum() != 0 || before.signum() != 0) {
                    lanes.add(new Manifest.LaneTotal(
                            lane.key(),
                            sum.currency(),
                            Amounts.plain(now, sum.currency()),
                            form.difference() ? Amounts.plain(before, sum.currency()) : null,
                            told ? Amounts.plain(held, sum.currency()) : null));
                }
            }
        }
        return List.copyOf(lanes);
    }
}
