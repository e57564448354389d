package io.tieout.export;

import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** {@code reconciliation.xlsx}: one class per sheet, rows streamed, the same bytes for the same figures. */
@Component
class Workbook {

    static final String NAME = "reconciliation.xlsx";

    /** A sheet of the format holds 1,048,576 rows; the header and what stands below the rows need some. */
    static final int ROWS_PER_SHEET = 1_048_500;

    /**
     * What one workbook is about, beside the rows.
     *
     * @param files what else was written for the run
     * @param legalName of the employer, null when it is not to be shown
     * @param names as {@link Frame} has them
     */
    record Contents(
            EmployerOfRun employer,
            @Nullable String legalName,
            ReconcileSettings settings,
            Manifest.PayrollImport payrollImport,
            Journal journal,
            List<Written> files,
            @Nullable UnaryOperator<@Nullable String> names) {}

    private final WorkbookTables tables;
    private final ControlTotals totals;
    private final EarlierTotals earlier;
    private final int rowsPerSheet;

    @Autowired
    Workbook(WorkbookTables tables, ControlTotals totals, EarlierTotals earlier) {
        this(tables, totals, earlier, ROWS_PER_SHEET);
    }

    Workbook(WorkbookTables tables, ControlTotals totals, EarlierTotals earlier, int rowsPerSheet) {
        this.tables = tables;
        this.totals = totals;
        this.earlier = earlier;
        this.rowsPerSheet = rowsPerSheet;
    }

    /** @param scratch where the rows may wait before they are packed; what a crash leaves there ends in .tmp */
    long write(Contents contents, Path scratch, OutputStream out) {
        return TempFile.withStrategy(new ScratchFiles(scratch), () -> {
            try (XSSFWorkbook poi = new XSSFWorkbook()) {
                Book book = book(poi, contents);
                write(book, out);
                return book.rows();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(Book book, OutputStream out) throws IOException {
        try (StreamedWorkbook stream = new StreamedWorkbook(book.poi())) {
            SummarySheet.make(book);
            List<TableSheet<?>> sheets = tables.make(book, stream, rowsPerSheet);
            sheets.forEach(TableSheet::fill);
            sheets.forEach(TableSheet::dress);
            // The last, because its formulas name what is on the others; it is the first tab all the same.
            SummarySheet.fill(book, sheets);
            properties(book);
            stream.setActiveSheet(0);
            stream.write(out);
        }
    }

    private Book book(XSSFWorkbook poi, Contents contents) {
        EmployerOfRun employer = contents.employer();
        String heading = employer.employerRef() + "  " + employer.period() + "  run " + employer.number();
        return new Book(
                Frame.of(poi, heading, contents.names()),
                employer,
                contents.legalName(),
                contents.settings(),
                BookSums.of(totals, earlier, employer, contents.settings().reliefSign()),
                contents.journal(),
                new ChangeSums(),
                new AgeSums(),
                contents.payrollImport(),
                contents.files());
    }

    /** Dated by the figures, so that writing the file again gives the same bytes. */
    private static void properties(Book book) {
        var core = book.poi().getProperties().getCoreProperties();
        Optional<Date> settled = Optional.of(Date.from(book.employer().settledAt()));
        core.setCreated(settled);
        core.setModified(settled);
        core.setCreator("Tieout");
        core.setTitle("Health insurance tie-out " + book.employer().period());
    }
}
