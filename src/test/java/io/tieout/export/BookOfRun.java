package io.tieout.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Only the workbook of a run's employer, as the product writes it, for measurements. */
public final class BookOfRun {

    private BookOfRun() {}

    /** @return rows of its Reconciliation sheets */
    public static long write(DataSource database, long run, String employerRef, Path file) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        JdbcClient db = JdbcClient.create(database);
        EmployersOfRun employers = new EmployersOfRun(db);
        EmployerOfRun employer = employers.of(run, employerRef);
        Workbook workbook = InventedMonth.workbook(database, transactions, Workbook.ROWS_PER_SHEET);
        Long rows = new TransactionTemplate(transactions).execute(transaction -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                Journal journal = new Journals(db, employers, new Exports(db)).of(employer, InventedRuns.settings());
                return workbook.write(
                        new Workbook.Contents(
                                employer,
                                null,
                                InventedRuns.settings(),
                                InventedMonth.told(new ControlTotals(db).lines(employer)),
                                journal,
                                List.of(),
                                null),
                        file.getParent(),
                        out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return rows == null ? 0 : rows;
    }
}
