package io.tieout.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stops the database servers that a killed product left behind, and only those. */
final class Orphans {

    private Orphans() {}

    /** Servers whose data directory lies under the folder. */
    static void stopServersUnder(Path home) {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home, 4)) {
            for (Path file :
                    files.filter(path -> path.endsWith("postmaster.pid")).toList()) {
                stop(file);
            }
        } catch (IOException | java.io.UncheckedIOException vanished) {
            // the server is clearing up by itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Path pidFile) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElse(null);
        if (server == null || !isServerOn(pid, pidFile.getParent())) {
            return;
        }
        signal("INT", pid);
        for (int i = 0; i < 100 && server.isAlive(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (server.isAlive() && isServerOn(pid, pidFile.getParent())) {
            signal("QUIT", pid);
        }
    }

    /** A server's working directory is its data directory; the number in a stale file may be anybody's. */
    private static boolean isServerOn(long pid, Path data) {
        try {
            Path cwd = Path.of("/proc", String.valueOf(pid), "cwd").toRealPath();
            String command = Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
            return cwd.equals(data.toRealPath()) && command.contains("postgres");
        } catch (IOException gone) {
            return false;
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                .inheritIO()
                .start()
                .waitFor();
    }
}
