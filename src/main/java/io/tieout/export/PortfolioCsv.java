package io.tieout.export;

import static io.tieout.file.FormulaText.defused;

import io.tieout.file.CsvLines;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code portfolio.csv}: a line for each employer, currency and portion, with a count for every status. */
final class PortfolioCsv {

    static final String NAME = "portfolio.csv";

    private static final List<String> BEFORE = List.of("period", "employer_ref");
    private static final List<String> AFTER = List.of(
            "employer_id",
            "run",
            "state",
            "currency",
            "portion",
            "rows",
            "opening_balance",
            "charged",
            "withheld",
            "variance",
            "unexplained",
            "closing_balance",
            "need_person");

    private final String period;
    private final Path folder;
    private final EmployerNames names;

    /** @param folder that the employers' folders are seen from */
    PortfolioCsv(String period, Path folder, EmployerNames names) {
        this.period = period;
        this.folder = folder;
        this.names = names;
    }

    /** @return lines written, the header not counted */
    long write(PortfolioRows rows, OutputStream out) throws IOException {
        List<String> header = new ArrayList<>(BEFORE);
        if (names.given()) {
            header.add("legal_name");
        }
        header.addAll(AFTER);
        for (Status status : Status.values()) {
            header.add(PortfolioRows.column(status));
        }
        header.addAll(List.of("folder", "note"));
        CsvLines csv = new CsvLines(out, header.toArray(String[]::new));
        rows.forEach(period, row -> csv.row(cells(row)));
        return csv.finish();
    }

    private @Nullable String[] cells(PortfolioRow row) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(period);
        cells.add(defused(row.employerRef()));
        if (names.given()) {
            cells.add(defused(names.of(row.employerRef())));
        }
        cells.add(defused(row.employerId()));
        cells.add(row.run() == null ? null : String.valueOf(row.run()));
        cells.add(row.state());
        cells.add(row.currency());
        cells.add(row.portion());
        cells.add(String.valueOf(row.rows()));
        cells.add(plain(row.opening(), row));
        cells.add(plain(row.charged(), row));
        cells.add(plain(row.withheld(), row));
        cells.add(plain(row.variance(), row));
        cells.add(plain(row.unexplained(), row));
        cells.add(plain(row.closing(), row));
        cells.add(String.valueOf(row.needPerson()));
        for (Status status : Status.values()) {
            cells.add(String.valueOf(row.rows(status)));
        }
        cells.add(defused(row.below(folder)));
        cells.add(defused(row.note()));
        return cells.toArray(String[]::new);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount, PortfolioRow row) {
        String currency = row.currency();
        return amount == null || currency == null ? null : Amounts.plain(amount, currency);
    }
}
