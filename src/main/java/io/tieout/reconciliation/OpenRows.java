package io.tieout.reconciliation;

import io.tieout.database.Copy;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the people who did not agree through the rules, and stores what came out by the batch. */
@Component
class OpenRows {

    private static final int BATCH = 2000;
    private static final String TARGET =
            "examined_row (run_id, employer_ref, employee_ref, currency, portion, employer_id, employee_id,"
                    + " external_customer_id, report_id, report_status, charged, withheld, variance, status, causes,"
                    + " unexplained, opening, closing, note)";

    private final DataSource dataSource;

    OpenRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Batch batch(long run, YearMonth period, int toleranceMinorUnits) {
        return new Batch(run, period, BigDecimal.valueOf(toleranceMinorUnits));
    }

    /** Gathers settled rows until there are enough. All rows of a person are settled together: SPLIT needs both portions. */
    final class Batch {

        private final long run;
        private final YearMonth period;
        private final BigDecimal toleranceMinorUnits;
        private final List<@Nullable Object[]> settled = new ArrayList<>();

        private Batch(long run, YearMonth period, BigDecimal toleranceMinorUnits) {
            this.run = run;
            this.period = period;
            this.toleranceMinorUnits = toleranceMinorUnits;
        }

        void add(OpenPerson person) {
            List<Position> positions =
                    person.rows().stream().map(row -> position(row, person)).toList();
            List<Settlement> settlements = Rules.settle(positions);
            for (int i = 0; i < settlements.size(); i++) {
                settled.add(columns(person.rows().get(i), settlements.get(i)));
            }
            if (settled.size() >= BATCH) {
                finish();
            }
        }

        void finish() {
            if (!settled.isEmpty()) {
                Copy.rows(dataSource, TARGET, settled);
                settled.clear();
            }
        }

        private Position position(OpenRow row, OpenPerson person) {
            return new Position(
                    row.key(),
                    period,
                    row.registerLoaded(),
                    row.opening(),
                    Amounts.minorUnit(row.key().currency()).multiply(toleranceMinorUnits),
                    person.lines().getOrDefault(row.key(), List.of()),
                    person.withheld().getOrDefault(row.key(), List.of()));
        }

        private @Nullable Object[] columns(OpenRow row, Settlement settled) {
            return new @Nullable Object[] {
                run,
                row.key().employerRef(),
                row.key().employeeRef(),
                row.key().currency(),
                row.key().portion().word(),
                row.place().employerId(),
                row.place().employeeId(),
                row.place().externalCustomerId(),
                row.place().reportId(),
                row.place().reportStatus(),
                settled.charged(),
                settled.withheld(),
                settled.variance(),
                settled.status().name(),
                Causes.text(settled.causes(), row.key().currency()),
                settled.unexplained(),
                settled.opening(),
                settled.closing(),
                Notes.join(settled.note(), row.note())
            };
        }
    }
}
