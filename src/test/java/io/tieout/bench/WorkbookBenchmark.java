package io.tieout.bench;

import static io.tieout.bench.Benchmarks.median;
import static io.tieout.bench.Benchmarks.print;

import io.tieout.database.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.flywaydb.core.Flyway;

/**
 * The workbook of one employer with a million rows, a million lines and a million register rows, charts, formulas and
 * their results included, beside the bare library writing the same cells from nothing: each in a process of its own
 * with 256 MB of heap, in turn. The product packs fast and not small, so it is held against the library that packs at
 * the same level; the library as it comes packs smaller and is printed beside it.
 */
final class WorkbookBenchmark {

    private static final String HEAP = "-Xmx256m";
    private static final double MOST = 1.3;

    private WorkbookBenchmark() {}

    /** @param arguments how many rows each large sheet has; how often both sides run in turn */
    static void run(String[] arguments) throws Exception {
        int rows = arguments.length > 0 && !arguments[0].isBlank() ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 && !arguments[1].isBlank() ? Integer.parseInt(arguments[1]) : 1;
        Path home = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        try (OwnServer server = OwnServer.start(home.resolve("database"))) {
            server.create("book");
            Flyway.configure()
                    .dataSource(server.url("book"), server.username(), server.password())
                    .load()
                    .migrate();
            long run = fill(server, rows);
            server.checkpoint();
            long cells = WorkbookProcess.SHEETS.values().stream()
                            .mapToLong(String::length)
                            .sum()
                    * rows;
            print("");
            print("Workbook: three sheets of %,d rows, %,d cells, %s", rows, cells, HEAP);
            List<Double> ratios = new ArrayList<>();
            List<Double> asItComes = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Path plain = home.resolve("plain.xlsx");
                Path small = home.resolve("small.xlsx");
                Path ours = home.resolve("book.xlsx");
                double least = plain(home, rows, plain, Deflater.BEST_SPEED);
                double product = seconds(
                        home,
                        "product",
                        server.url("book"),
                        server.username(),
                        server.password(),
                        String.valueOf(run),
                        ours.toString());
                double usual = plain(home, rows, small, Deflater.DEFAULT_COMPRESSION);
                ratios.add(product / least);
                asItComes.add(product / usual);
                print(
                        "  plain library %.1f s (%,d kB), packed as it comes %.1f s (%,d kB), product %.1f s (%,d kB,"
                                + " %,.0f rows/s, %,.0f cells/s), ratios %.2f and %.2f",
                        least,
                        Files.size(plain) / 1024,
                        usual,
                        Files.size(small) / 1024,
                        product,
                        Files.size(ours) / 1024,
                        3 * rows / product,
                        cells / product,
                        product / least,
                        product / usual);
                Files.delete(plain);
                Files.delete(small);
                Files.delete(ours);
            }
            print(
                    "  median ratio %.2f at the same level, at most %.1f is wanted; %.2f beside the library as it comes",
                    median(ratios), MOST, median(asItComes));
        } finally {
            ReconciliationBenchmark.delete(home);
        }
    }

    private static double plain(Path home, int rows, Path file, int level) throws IOException, InterruptedException {
        return seconds(home, "plain", String.valueOf(rows), file.toString(), String.valueOf(level));
    }

    private static double seconds(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkbookProcess.class.getName()));
        command.addAll(List.of(arguments));
        Path printed = home.resolve("printed.txt");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(printed.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(arguments[0] + " ended with " + process.exitValue());
        }
        return Double.parseDouble(Files.readString(printed).strip());
    }

    /** One person in fifty has an adjustment, one in a hundred a break; the rest agrees. @return the run */
    private static long fill(OwnServer server, int rows) throws SQLException {
        try (Connection connection = server.connect("book");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)
                    values ('reconcile', '2026-10', 'all', 1, '{}', 'cd34', 'STARTED', '2026-11-02 09:00:00Z')
                    """);
            statement.execute(
                    "insert into run_employer (run_id, employer_ref, employer_id) values (1, 'ACME', 'er_1')");
            statement.execute("insert into reconciliation (run_id, period, employer_ref, register_run, settled_at)"
                    + " values (1, '2026-10', 'ACME', 1, '2026-11-02 09:12:00Z')");
            statement.execute("""
                    insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,
                        last_updated_at, version, state, breakdowns, lines, started_at)
                    values (1, 'ACME', 'er_1', 'ctr_1', '2026-10', 'finalized', '2026-10-31T23:00:00Z', 1, 'COMPLETE',
                        2, 5, now())
                    """);
            statement.execute("""
                    insert into examined_row (run_id, employer_ref, employee_ref, currency, portion, employer_id,
                        employee_id, report_id, report_status, charged, withheld, variance, status, causes, unexplained,
                        opening, closing)
                    select 1, 'ACME', 'E' || (1000000 + n), 'EUR', 'employee', 'er_1', 'ee_' || n, 'ctr_1', 'finalized',
                        47.35, 47.35 - d, d, case when n %% 50 = 1 then 'EXPLAINED' else 'BREAK' end, case when n %% 50 = 1 then 'ADJUSTMENT=' || d else '' end,
                        case when n %% 50 = 1 then 0 else d end, 0, d
                    from generate_series(1, %1$d) n,
                        lateral (select case when n %% 50 = 1 or n %% 100 = 0 then 7.35 else 0 end as d) x
                    where d <> 0
                    """.formatted(rows));
            statement.execute("""
                    insert into agreed_person (pull_id, employee_ref, employee_id, currency, employee_charged)
                    select 1, 'E' || (1000000 + n), 'ee_' || n, 'EUR', 47.35 from generate_series(1, %d) n
                    where n %% 50 <> 1 and n %% 100 <> 0
                    """.formatted(rows));
            statement.execute("""
                    insert into employee_breakdown
                    select 1, 'ACME', 'ee_' || n, 'E' || (1000000 + n), true, 'EUR', 0, 0, 1, 47.35, false,
                        array['ct_' || n], array[1], array[47.35], array['p_' || n], null
                    from generate_series(1, %d) n
                    """.formatted(rows));
            statement.execute("""
                    insert into contribution_kind values (1, 1, 'employee', 'gross_premium', 'policyholder', false,
                        'recurring', null, '2026-10-01', '2026-10-31', '2026-10-01')
                    """);
            statement.execute(
                    "insert into register_kind values (1, 1, 0, '2026-10-28', 'M10', 'EE_HEALTH', 'employee')");
            statement.execute("""
                    insert into register_person
                    select 1, 'ACME', 'E' || (1000000 + n), 'EUR', 0, 0, 1, amount, array[1], array[amount], array[n + 1]
                    from generate_series(1, %d) n,
                        lateral (select 47.35 - case when n %% 50 = 1 or n %% 100 = 0 then 7.35 else 0 end) x (amount)
                    """.formatted(rows));
            statement.execute("analyze");
        }
        return 1;
    }
}
