package io.tieout.export;

import io.tieout.contribution.ContributionLines;
import io.tieout.reconciliation.AdjustmentChains;
import io.tieout.reconciliation.AgedBreaks;
import io.tieout.reconciliation.ChargeChanges;
import io.tieout.reconciliation.ProratedLines;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.RegisterLines;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;

/** The detail sheets of the workbook in their order, each with where its rows come from. */
@Component
class WorkbookTables {

    private final ReconciliationRows rows;
    private final AgedBreaks breaks;
    private final AdjustmentChains adjustments;
    private final ProratedLines prorations;
    private final ContributionLines lines;
    private final RegisterLines register;
    private final ChargeChanges changes;

    WorkbookTables(
            ReconciliationRows rows,
            AgedBreaks breaks,
            AdjustmentChains adjustments,
            ProratedLines prorations,
            ContributionLines lines,
            RegisterLines register,
            ChargeChanges changes) {
        this.rows = rows;
        this.breaks = breaks;
        this.adjustments = adjustments;
        this.prorations = prorations;
        this.lines = lines;
        this.register = register;
        this.changes = changes;
    }

    List<TableSheet<?>> make(Book book, SXSSFWorkbook stream, int rowsPerSheet) {
        List<Table<?>> tables = List.of(
                new BreaksTable(book, breaks),
                new ReconciliationTable(book, rows),
                new AdjustmentsTable(book, adjustments),
                new ProrationsTable(book, prorations),
                new LinesTable(book, lines),
                new RegisterTable(book, register),
                new JournalTable(book),
                new ChangesTable(book, changes),
                new RunTable(book));
        return tables.stream()
                .<TableSheet<?>>map(table -> sheet(book, stream, table, rowsPerSheet))
                .toList();
    }

    private static <R> TableSheet<R> sheet(Book book, SXSSFWorkbook stream, Table<R> table, int rowsPerSheet) {
        return new TableSheet<>(book.frame(), stream, table, rowsPerSheet);
    }
}
