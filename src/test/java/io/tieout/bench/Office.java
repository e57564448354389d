package io.tieout.bench;

import io.tieout.Application;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product in processes of its own, with a roster of invented people and a database that keeps what was committed. */
final class Office implements AutoCloseable {

    /** Seconds of each step of the run that ended last, in the order of the job, and the rows it handled. */
    record Steps(Map<String, Double> seconds) {

        double of(String... names) {
            return List.of(names).stream()
                    .mapToDouble(name -> seconds.getOrDefault(name, 0.0))
                    .sum();
        }

        double all() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private static final int SEED = 11;

    private final Path folder;
    private final EmbeddedPostgres server;
    private final List<String> environment;

    Office(int people, int employers) throws IOException {
        folder = Files.createTempDirectory("tieout-bench");
        RosterFiles.write(folder, People.generate(SEED, people, employers));
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        environment = List.of(
                "TIEOUT_HOME=" + folder.resolve("home"),
                "KOTA_API_KEY=" + StandInProcess.KEY,
                "TIEOUT_HASH_KEY=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "SPRING_DATASOURCE_URL=" + server.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME=postgres",
                "SPRING_DATASOURCE_PASSWORD=postgres");
    }

    Path employers() {
        return folder.resolve("employers.csv");
    }

    Path employees() {
        return folder.resolve("employees.csv");
    }

    /** Starts as if the product had never run. */
    void forgetAll() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        }
    }

    /** @return seconds from the start of the process to its end */
    double sync(String kota) throws IOException, InterruptedException {
        return java(
                kota,
                Application.class.getName(),
                "sync",
                "--employers",
                employers().toString(),
                "--employees",
                employees().toString());
    }

    /** A process as a job is. */
    double java(String kota, String... command) throws IOException, InterruptedException {
        List<String> line = JobJava.command();
        line.addAll(List.of(command));
        File printed = folder.resolve("printed.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed);
        builder.environment().put("KOTA_BASE_URL", kota);
        environment.forEach(setting -> builder.environment()
                .put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " did not succeed:\n" + Files.readString(printed.toPath()));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the last process printed. */
    String printed() throws IOException {
        return Files.readString(folder.resolve("printed.txt"));
    }

    Steps lastSteps() throws SQLException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select step_name, extract(epoch from end_time - start_time) from batch_step_execution
                        where job_execution_id = (select max(job_execution_id) from batch_job_execution)
                        order by step_execution_id
                        """)) {
            while (rows.next()) {
                seconds.put(rows.getString(1), rows.getDouble(2));
            }
        }
        return new Steps(seconds);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
