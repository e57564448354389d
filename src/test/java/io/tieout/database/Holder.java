package io.tieout.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Another JVM that holds the database of a home. */
final class Holder implements AutoCloseable {

    private final Process process;
    private final String url;
    private final String password;

    private Holder(Process process, String url, String password) {
        this.process = process;
        this.url = url;
        this.password = password;
    }

    static Holder of(Path home) throws IOException {
        Process process = launch(home);
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("READY ")) {
                String[] words = line.split(" ");
                return new Holder(process, words[1], words[2]);
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("The other process did not start the database: " + all);
    }

    static Process launch(Path home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
    }

    long pid() {
        return process.pid();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, DataDirectory.USER, password);
    }

    /** Like kill -9: it learns nothing of it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Like systemctl stop. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .orTimeout(60, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly())
                .join();
    }
}
