package io.tieout.export;

import io.tieout.TestDatabase;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One employer's months at the desk that writes the payroll import: lines of Kota in, a folder out. */
final class ImportDesk {

    static final String EMPLOYER = "ACME";

    /** A line of Kota's report, all in euro. */
    record Line(String person, String portion, String category, boolean adjustment, String amount) {

        static Line employee(String person, String amount) {
            return new Line(person, "employee", "gross_premium", false, amount);
        }

        static Line employeeAdjustment(String person, String amount) {
            return new Line(person, "employee", "gross_premium", true, amount);
        }

        static Line employer(String person, String category, String amount) {
            return new Line(person, "employer", category, false, amount);
        }

        static Line employerAdjustment(String person, String category, String amount) {
            return new Line(person, "employer", category, true, amount);
        }

        BigDecimal sum() {
            return new BigDecimal(amount);
        }
    }

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final InventedRuns runs = new InventedRuns(JdbcClient.create(DATABASE));
    private final Path out;
    private int number;

    /** An empty desk; the one before it is cleared. */
    ImportDesk(Path out) {
        this.out = out;
        JdbcClient.create(DATABASE)
                .sql("truncate run, employee_breakdown cascade")
                .update();
    }

    /** Writes the files of the next run over a finalized report of these lines. @return the run's folder */
    Path export(ReconcileSettings job, boolean again, List<Line> lines) {
        return export(job, again, "finalized", lines);
    }

    Path export(ReconcileSettings job, boolean again, String reportStatus, List<Line> lines) {
        number++;
        long run = runs.run(number);
        runs.settled(run, EMPLOYER, null);
        long pull = runs.pull(run, EMPLOYER, "ctr_1", reportStatus);
        for (Line line : lines) {
            runs.line(pull, EMPLOYER, line.person, line.portion, line.category, line.adjustment, line.amount);
            String sums = "%1$s 0 %1$s %1$s 0 %1$s".formatted(line.amount);
            runs.row(run, EMPLOYER, line.person, line.portion, "BREAK", sums, "");
        }
        var inputs = new ReconcileInputs(YearMonth.parse(InventedRuns.PERIOD), List.of(), Set.of(), out, again, job);
        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(transaction -> {
            try {
                InventedMonth.export(DATABASE).export(run, EMPLOYER, inputs, Names.NONE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out.resolve(InventedRuns.PERIOD).resolve(EMPLOYER).resolve("run-" + number);
    }

    /** A job file that comes with the program. */
    static ReconcileSettings shipped(String name) {
        return JobFiles.reconcile(Path.of("jobs/payroll-imports", name + ".yml"));
    }

    /** A job file with these lines under {@code payroll-import}. */
    static ReconcileSettings job(Path folder, String yaml) {
        try {
            Path file = Files.createTempFile(folder, "job", ".yml");
            return JobFiles.reconcile(Files.writeString(file, "kind: reconcile\npayroll-import:\n" + yaml.indent(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path importFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("payroll-import"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Manifest.PayrollImport told(Path folder) throws IOException {
        Manifest.PayrollImport told =
                ManifestFile.read(folder.resolve(ManifestFile.NAME)).payroll_import();
        if (told == null) {
            throw new AssertionError("the manifest tells of no payroll import");
        }
        return told;
    }
}
