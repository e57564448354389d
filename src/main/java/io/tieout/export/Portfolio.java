package io.tieout.export;

import static io.tieout.file.FormulaText.defused;

import io.tieout.file.CsvLines;
import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code portfolio.csv} and {@code portfolio.xlsx} of a period, across employers. They are written again by every run
 * of the period, for they say how it stands now.
 */
@Component
class Portfolio {

    static final String NAME = "portfolio.xlsx";

    private static final List<String> BEFORE = List.of(
            "period",
            "employer_ref",
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

    private final PortfolioRows rows;

    Portfolio(PortfolioRows rows) {
        this.rows = rows;
    }

    /** Must run in a transaction: the rows are streamed. @param at the time that the workbook is dated by */
    void write(Path out, String period, Instant at) throws IOException {
        Path folder = out.toAbsolutePath().normalize().resolve(period);
        Private.folder(folder);
        WholeFile.write(folder.resolve("portfolio.csv"), to -> csv(period, folder, to));
        WholeFile.write(folder.resolve(NAME), to -> workbook(period, folder, at, to));
    }

    private long csv(String period, Path folder, OutputStream out) throws IOException {
        List<String> header = new ArrayList<>(BEFORE);
        for (Status status : Status.values()) {
            header.add(PortfolioRows.column(status));
        }
        header.addAll(List.of("folder", "note"));
        CsvLines csv = new CsvLines(out, header.toArray(String[]::new));
        rows.forEach(period, row -> csv.row(cells(period, folder, row)));
        return csv.finish();
    }

    private static @Nullable String[] cells(String period, Path folder, PortfolioRow row) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(period);
        cells.add(defused(row.employerRef()));
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
        cells.add(defused(below(folder, row)));
        cells.add(defused(row.note()));
        return cells.toArray(String[]::new);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount, PortfolioRow row) {
        String currency = row.currency();
        return amount == null || currency == null ? null : Amounts.plain(amount, currency);
    }

    /** The folder as seen from the portfolio; whole when it was written somewhere else. */
    static @Nullable String below(Path here, PortfolioRow row) {
        if (row.folder() == null) {
            return null;
        }
        Path folder = Path.of(row.folder());
        return folder.startsWith(here) ? here.relativize(folder).toString() : folder.toString();
    }

    private long workbook(String period, Path folder, Instant at, OutputStream out) {
        return TempFile.withStrategy(new ScratchFiles(folder), () -> {
            try (XSSFWorkbook poi = new XSSFWorkbook();
                    StreamedWorkbook stream = new StreamedWorkbook(poi)) {
                Frame frame = Frame.of(poi, "All employers  " + period, null);
                TableSheet<PortfolioRow> sheet = new TableSheet<>(
                        frame, stream, new PortfolioTable(frame, rows, period, folder), Workbook.ROWS_PER_SHEET);
                sheet.fill();
                sheet.dress();
                var core = poi.getProperties().getCoreProperties();
                core.setCreated(Optional.of(Date.from(at)));
                core.setModified(Optional.of(Date.from(at)));
                core.setCreator("Tieout");
                core.setTitle("Health insurance tie-out " + period + ", all employers");
                stream.write(out);
                return sheet.rows();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
