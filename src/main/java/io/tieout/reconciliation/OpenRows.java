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

/** Takes the rows that did not agree through the rules, a batch of whole people at a time, and stores what came out. */
@Component
class OpenRows {

    private static final int BATCH = 2000;
    private static final String TARGET =
            "reconciliation_row (run_id, employer_ref, employee_ref, currency, portion, employer_id, employee_id,"
                    + " external_customer_id, report_id, report_status, charged, withheld, variance, status, causes,"
                    + " unexplained, opening, closing, note)";

    private final DataSource dataSource;
    private final OpenEvidence evidence;

    OpenRows(DataSource dataSource, OpenEvidence evidence) {
        this.dataSource = dataSource;
        this.evidence = evidence;
    }

    Batch batch(long run, YearMonth period, int toleranceMinorUnits) {
        return new Batch(run, period, BigDecimal.valueOf(toleranceMinorUnits));
    }

    /** Gathers rows until there are enough; all rows of a person come together, because SPLIT needs both portions. */
    final class Batch {

        private final long run;
        private final YearMonth period;
        private final BigDecimal toleranceMinorUnits;
        private final List<OpenRow> open = new ArrayList<>();

        private Batch(long run, YearMonth period, BigDecimal toleranceMinorUnits) {
            this.run = run;
            this.period = period;
            this.toleranceMinorUnits = toleranceMinorUnits;
        }

        void add(OpenRow row) {
            if (open.size() >= BATCH && !row.isSamePersonAs(open.get(open.size() - 1))) {
                finish();
            }
            open.add(row);
        }

        void finish() {
            if (open.isEmpty()) {
                return;
            }
            OpenEvidence.Found found = evidence.of(run, open);
            List<@Nullable Object[]> rows = new ArrayList<>(open.size());
            for (int from = 0, to; from < open.size(); from = to) {
                to = endOfPerson(from);
                settlePerson(open.subList(from, to), found, rows);
            }
            Copy.rows(dataSource, TARGET, rows);
            open.clear();
        }

        private int endOfPerson(int from) {
            int to = from + 1;
            while (to < open.size() && open.get(to).isSamePersonAs(open.get(from))) {
                to++;
            }
            return to;
        }

        private void settlePerson(List<OpenRow> person, OpenEvidence.Found found, List<@Nullable Object[]> rows) {
            List<Position> positions =
                    person.stream().map(row -> position(row, found)).toList();
            List<Settlement> settlements = Rules.settle(positions);
            for (int i = 0; i < person.size(); i++) {
                rows.add(columns(person.get(i), settlements.get(i)));
            }
        }

        private Position position(OpenRow row, OpenEvidence.Found found) {
            return new Position(
                    row.key(),
                    period,
                    row.registerLoaded(),
                    row.opening(),
                    Amounts.minorUnit(row.key().currency()).multiply(toleranceMinorUnits),
                    found.lines().getOrDefault(row.key(), List.of()),
                    found.rows().getOrDefault(row.key(), List.of()));
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
