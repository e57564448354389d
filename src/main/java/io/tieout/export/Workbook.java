package io.tieout.export;

import io.tieout.reconciliation.ReconciliationRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** {@code reconciliation.xlsx}: one class per sheet, rows streamed, the same bytes for the same figures. */
@Component
class Workbook {

    static final String NAME = "reconciliation.xlsx";

    /** A sheet of the format holds 1,048,576 rows, and the header takes one. */
    private static final int ROWS_PER_SHEET = 1_048_575;

    private final ReconciliationRows rows;
    private final ControlTotals totals;
    private final int rowsPerSheet;

    @Autowired
    Workbook(ReconciliationRows rows, ControlTotals totals) {
        this(rows, totals, ROWS_PER_SHEET);
    }

    Workbook(ReconciliationRows rows, ControlTotals totals, int rowsPerSheet) {
        this.rows = rows;
        this.totals = totals;
        this.rowsPerSheet = rowsPerSheet;
    }

    /** @param scratch where the rows may wait before they are packed; what a crash leaves there ends in .tmp */
    long write(EmployerOfRun employer, Manifest.PayrollImport payrollImport, Path scratch, OutputStream out) {
        return TempFile.withStrategy(new ScratchFiles(scratch), () -> {
            try (XSSFWorkbook poi = new XSSFWorkbook()) {
                Book book = book(poi, employer, payrollImport);
                write(book, out);
                return book.rows();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(Book book, OutputStream out) throws IOException {
        List<BookSheet> sheets =
                List.of(new SummarySheet(), new ReconciliationSheet(rows, rowsPerSheet), new BreaksSheet(rows));
        sheets.forEach(sheet -> sheet.layOut(book));
        properties(book);
        try (StreamedWorkbook stream = new StreamedWorkbook(book.poi())) {
            sheets.forEach(sheet -> sheet.fill(book, stream));
            stream.write(out);
        }
    }

    private Book book(XSSFWorkbook poi, EmployerOfRun employer, Manifest.PayrollImport payrollImport) {
        var byStatus = totals.rowsByStatus(employer);
        long rowCount = byStatus.values().stream().mapToLong(Long::longValue).sum();
        int parts = (int) Math.max(1, (rowCount + rowsPerSheet - 1) / rowsPerSheet);
        return new Book(
                poi,
                new Styles(poi),
                employer,
                totals.portions(employer),
                byStatus,
                totals.causes(employer),
                totals.lines(employer),
                totals.register(employer),
                payrollImport,
                new DetailRanges(parts));
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
