package io.tieout.export;

import io.tieout.contribution.ContributionLines;
import io.tieout.reconciliation.AdjustmentChains;
import io.tieout.reconciliation.AgedBreaks;
import io.tieout.reconciliation.ChargeChanges;
import io.tieout.reconciliation.ProratedLines;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.RegisterLines;
import io.tieout.reconciliation.ThreeWays;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An invented month of an invented employer with every status and every cause, and a workbook of it. */
final class InventedMonth {

    static final String EMPLOYER = "KILLINEY-FOODS";

    private InventedMonth() {}

    /** @return the run's id */
    static long insert(InventedRuns runs, int number) {
        long run = runs.run(number);
        runs.settled(run, EMPLOYER, run);
        long pull = runs.pull(run, EMPLOYER, "ctr_01JA7Z", "open");
        Month month = new Month(runs, run, pull);
        for (int i = 1; i <= 24; i++) {
            month.row("00" + (100 + i), "employer", "MATCHED", "60.00", "60.00", "0", "");
            month.row("00" + (100 + i), "employee", "MATCHED", "47.35", "47.35", "0", "");
        }
        month.row("00201", "employee", "EXPLAINED", "82.10", "102.10", "0", "ADJUSTMENT=-20.00");
        month.row("00202", "employee", "EXPLAINED", "24.06", "47.35", "0", "PRORATION=-23.29");
        month.row("00203", "employee", "EXPLAINED", "94.70", "47.35", "0", "TIMING=47.35");
        month.row("00204", "employee", "EXPLAINED", "72.35", "47.35", "0", "ONE_OFF=25.00");
        month.row("00205", "employee", "EXPLAINED", "47.35", "65.35", "18.00", "CARRY_FORWARD=-18.00");
        month.row("00206", "employee", "EXPLAINED", "47.35", "94.70", "0", "DUPLICATE=-47.35");
        month.row("00207", "employee", "EXPLAINED", "37.35", "47.35", "0", "SPLIT=-10.00");
        month.row("00207", "employer", "EXPLAINED", "70.00", "60.00", "0", "SPLIT=10.00");
        month.row("00208", "employee", "ROUNDING", "47.36", "47.35", "0", "ROUNDING=0.01");
        month.row("00209", "employee", "BREAK", "1147.35", "47.35", "0", "");
        month.row("00210", "employee", "BREAK", "40.00", "47.35", "3.20", "");
        month.row("00211", "employee", "NOT_IN_PAYROLL", "47.35", null, "0", "");
        month.row("00212", "employee", "NOT_IN_KOTA", null, "47.35", "0", "");
        month.row("00213", "employee", "CARRIED", null, null, "-12.50", "");
        month.row("=cmd|' /C calc'!A0", "employee", "NOT_IN_PAYROLL", "12.00", null, "0", "");
        return run;
    }

    /** @param rowsPerSheet after how many rows the Reconciliation sheet rolls over */
    static byte[] write(DataSource database, long run, int rowsPerSheet, Path scratch) {
        return write(database, run, rowsPerSheet, scratch, null);
    }

    static byte[] write(
            DataSource database,
            long run,
            int rowsPerSheet,
            Path scratch,
            @Nullable UnaryOperator<@Nullable String> names) {
        JdbcClient db = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        Workbook workbook = workbook(database, transactions, rowsPerSheet);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Manifest.PayrollImport told = told(new ControlTotals(db).lines(new EmployersOfRun(db).of(run, EMPLOYER)));
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            EmployersOfRun employers = new EmployersOfRun(db);
            EmployerOfRun employer = employers.of(run, EMPLOYER);
            Journal journal = new Journals(db, employers, new Exports(db)).of(employer, InventedRuns.settings());
            workbook.write(
                    new Workbook.Contents(employer, null, InventedRuns.settings(), told, journal, List.of(), names),
                    scratch,
                    out);
        });
        return out.toByteArray();
    }

    /** A payroll import that tells of every line. */
    static Manifest.PayrollImport told(List<ControlTotals.Source> lines) {
        return new Manifest.PayrollImport(
                "payroll-import-draft.csv",
                true,
                118,
                "ab12",
                "cd34",
                "unknown",
                "",
                null,
                null,
                null,
                null,
                List.of(),
                lanes(lines),
                List.of(),
                null);
    }

    private static List<Manifest.LaneTotal> lanes(List<ControlTotals.Source> lines) {
        return lines.stream()
                .map(line -> new Manifest.LaneTotal(
                        line.portion(),
                        line.currency(),
                        line.amount().toPlainString(),
                        null,
                        line.amount().toPlainString()))
                .toList();
    }

    /** The export without Spring's wiring; it needs a transaction around it. */
    static EmployerExport export(DataSource database) {
        JdbcClient db = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        ReconciliationRows rows = read(ReconciliationRows.class, database, transactions);
        ControlTotals totals = new ControlTotals(db);
        EmployersOfRun employers = new EmployersOfRun(db);
        Exports exports = new Exports(db);
        return new EmployerExport(
                employers,
                new CsvFiles(
                        new ReconciliationCsv(rows),
                        new BreaksCsv(rows, read(ThreeWays.class, database, transactions)),
                        new ChangesCsv(read(ChargeChanges.class, database, transactions))),
                new Instructions(new PayrollImportFile(db), new LaneFooting(db), employers, totals, exports),
                new Journals(db, employers, exports),
                workbook(database, transactions, Workbook.ROWS_PER_SHEET),
                totals,
                exports);
    }

    static Workbook workbook(DataSource database, JdbcTransactionManager transactions, int rowsPerSheet) {
        JdbcClient db = JdbcClient.create(database);
        WorkbookTables tables = new WorkbookTables(
                read(ReconciliationRows.class, database, transactions),
                read(AgedBreaks.class, database, transactions),
                read(AdjustmentChains.class, database, transactions),
                read(ProratedLines.class, database, transactions),
                read(ContributionLines.class, database, transactions),
                read(RegisterLines.class, database, transactions),
                read(ChargeChanges.class, database, transactions));
        return new Workbook(tables, new ControlTotals(db), new EarlierTotals(db), rowsPerSheet);
    }

    static <T> T read(Class<T> type, DataSource database) {
        return read(type, database, new JdbcTransactionManager(database));
    }

    /** What another room reads, which only Spring can make. */
    private static <T> T read(Class<T> type, DataSource database, JdbcTransactionManager transactions) {
        try (var spring = new AnnotationConfigApplicationContext()) {
            spring.registerBean(DataSource.class, () -> database);
            spring.registerBean(JdbcTransactionManager.class, () -> transactions);
            spring.register(type);
            spring.refresh();
            return spring.getBean(type);
        }
    }

    private record Month(InventedRuns runs, long run, long pull) {

        void row(
                String employee,
                String portion,
                String status,
                String charged,
                String withheld,
                String opening,
                String causes) {
            var c = new BigDecimal(charged == null ? "0" : charged);
            var w = new BigDecimal(withheld == null ? "0" : withheld);
            var variance = c.subtract(w);
            String rest = causes.isEmpty() ? variance.toPlainString() : "0";
            var closing = variance.add(new BigDecimal(opening));
            runs.row(
                    run,
                    EMPLOYER,
                    employee,
                    portion,
                    status,
                    String.join(
                            " ",
                            c.toPlainString(),
                            w.toPlainString(),
                            variance.toPlainString(),
                            rest,
                            opening,
                            closing.toPlainString()),
                    causes);
            if (charged != null) {
                runs.line(pull, EMPLOYER, employee, portion, "gross_premium", false, charged);
            }
            if (withheld != null) {
                runs.register(run, EMPLOYER, employee, portion, withheld);
            }
        }
    }
}
