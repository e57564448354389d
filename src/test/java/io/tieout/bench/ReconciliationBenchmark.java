package io.tieout.bench;

import io.tieout.database.OwnServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * A month's reconciliation of many people, whole, beside the least that PostgreSQL alone has to do for it, in turn on
 * one server with the settings that the product gives it. The product runs in a new process of 256 MB heap each time,
 * started as its users are told to start it.
 */
final class ReconciliationBenchmark {

    private final OwnServer server;
    private final Path home;
    private final int rounds;
    private final boolean all;

    private ReconciliationBenchmark(OwnServer server, Path home, int rounds, boolean all) {
        this.server = server;
        this.home = home;
        this.rounds = rounds;
        this.all = all;
    }

    /**
     * @param arguments how many people, several parted by commas; how often product and floor run in turn; "all" to
     *     time all files of a run as well, workbooks too
     */
    static void run(String[] arguments) throws Exception {
        String people = given(arguments, 0, "100000,1000000");
        int rounds = Integer.parseInt(given(arguments, 1, "1"));
        Path home = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        try (OwnServer server = OwnServer.start(home.resolve("database"))) {
            Benchmarks.print(
                    "Java %s, %d processors, %s; PostgreSQL with the settings the product gives it; %d in turn",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    Files.readAllLines(JobJava.OPTIONS).stream()
                            .filter(line -> !line.startsWith("#"))
                            .collect(Collectors.joining(" ")),
                    rounds);
            ReconciliationBenchmark benchmark = new ReconciliationBenchmark(
                    server, home, rounds, given(arguments, 2, "").equals("all"));
            List<Double> perPerson = new ArrayList<>();
            for (String count : people.split(",")) {
                perPerson.add(benchmark.compare(Integer.parseInt(count.strip())));
            }
            if (perPerson.size() > 1) {
                Benchmarks.print(
                        "Cost per person of the largest against that of the smallest: %.2f",
                        perPerson.get(perPerson.size() - 1) / perPerson.get(0));
            }
        } finally {
            delete(home);
        }
    }

    private static String given(String[] arguments, int index, String otherwise) {
        return index < arguments.length && !arguments[index].isBlank() ? arguments[index] : otherwise;
    }

    /** @return seconds per person of the product */
    private double compare(int people) throws Exception {
        Path folder = home.resolve("files-" + people);
        InventedMonth.Made made = InventedMonth.in(folder, people);
        Benchmarks.print("");
        Benchmarks.print(
                "%,d people of %,d employers (the largest %,d): %,d lines, %,d register rows",
                made.people(), made.employers(), made.largest(), made.lineRows(), made.registerRows());
        List<Double> product = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double idle = server.cpuSeconds();
            Floor.Result least = new Floor(server).run(folder);
            double before = server.cpuSeconds();
            Map<String, Double> ours = product(folder, least.totals());
            floor.add(least.total());
            product.add(ours.get("total"));
            ratio.add(ours.get("total") / least.total());
            Benchmarks.print("  floor    %sserver cpu %.2f", parts(least.seconds()), before - idle);
            Benchmarks.print("  product  %s", parts(ours));
        }
        long rows = made.lineRows() + made.registerRows();
        Benchmarks.print(
                "  floor %.2f s, %,.0f rows/s in; product %.2f s, %,.0f rows/s in; product / floor %.2f",
                Benchmarks.median(floor),
                rows / Benchmarks.median(floor),
                Benchmarks.median(product),
                rows / Benchmarks.median(product),
                Benchmarks.median(ratio));
        delete(folder);
        return Benchmarks.median(product) / people;
    }

    private Map<String, Double> product(Path folder, String expected) throws Exception {
        server.create("product");
        prepare(folder);
        server.checkpoint();
        Path out = folder.resolve("out");
        double before = server.cpuSeconds();
        Map<String, Double> figures = run(folder, out);
        figures.put("server cpu", server.cpuSeconds() - before);
        try (Connection connection = server.connect("product");
                Statement statement = connection.createStatement()) {
            String totals = Floor.Totals.of(statement, "reconciliation_row", "true");
            if (!totals.equals(expected)) {
                throw new IllegalStateException("The product counted " + totals + ", the floor " + expected);
            }
        }
        server.drop("product");
        delete(out);
        return figures;
    }

    /** Tables and roster, as they are there before a month begins. */
    private void prepare(Path folder) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(server.url("product"), server.username(), server.password())
                .load()
                .migrate();
        try (Connection connection = server.connect("product");
                Statement statement = connection.createStatement()) {
            copy(connection, "employer (employer_ref, kota_id, updated_at)", folder.resolve("employers.csv"));
            copy(
                    connection,
                    "employee (employer_ref, employee_ref, kota_id, updated_at)",
                    folder.resolve("employees.csv"));
            statement.execute("vacuum analyze employer, employee");
        }
    }

    private static void copy(Connection connection, String target, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin (format csv)", in);
        }
    }

    private Map<String, Double> run(Path folder, Path out) throws IOException, InterruptedException {
        List<String> command = JobJava.command();
        command.addAll(List.of(ReconciliationRun.class.getName(), folder.toString(), out.toString(), all ? "all" : ""));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SPRING_DATASOURCE_URL", server.url("product"));
        builder.environment().put("SPRING_DATASOURCE_USERNAME", server.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", server.password());
        Process process = builder.start();
        Map<String, Double> figures = new LinkedHashMap<>();
        try (BufferedReader printed = process.inputReader()) {
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                int sign = line.lastIndexOf('=');
                if (sign > 0 && line.matches("[a-zA-Z0-9 ]+=[0-9.]+")) {
                    figures.put(line.substring(0, sign), Double.valueOf(line.substring(sign + 1)));
                } else {
                    Benchmarks.print("%s", line);
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The product's process ended with " + process.exitValue());
        }
        return figures;
    }

    private static String parts(Map<String, Double> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s %,.2f  ", name, value)));
        return text.toString();
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
