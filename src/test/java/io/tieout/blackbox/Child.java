package io.tieout.blackbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that a test started, with all it printed. */
final class Child implements Opened.Thing {

    private final Process process;
    private final String name;
    private final List<String> printed = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private Child(Process process, String name) {
        this.process = process;
        this.name = name;
        read(process.getInputStream());
        read(process.getErrorStream());
    }

    /** Nothing of this machine's own settings reaches the child. */
    static Child start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        return start(folder, environment, new File("/dev/null"), command);
    }

    /** @param input what it reads */
    static Child start(Path folder, Map<String, String> environment, File input, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(input));
        builder.environment()
                .keySet()
                .removeIf(key -> key.startsWith("KOTA_")
                        || key.startsWith("SPRING_")
                        || key.startsWith("TIEOUT_")
                        || key.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new Child(
                builder.start(), String.join(" ", command.subList(command.size() > 2 ? 2 : 0, command.size())));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * JVM arguments of every process of the product: where many are started its classes are mapped, not parsed each
     * time. A JVM that can't use the archive starts without it.
     */
    static List<String> archive() {
        String archive = System.getProperty("tieout.archive", "");
        return archive.isEmpty()
                ? List.of()
                : List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** The jar under test. */
    static String jar() {
        String jar = System.getProperty("tieout.jar");
        if (jar == null || !new File(jar).exists()) {
            throw new IllegalStateException("-Dtieout.jar must name the packaged jar; it says " + jar);
        }
        return new File(jar).getAbsolutePath();
    }

    private void read(InputStream stream) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (printed) {
                        printed.add(line);
                        printed.notifyAll();
                    }
                }
            } catch (IOException closed) {
                // the process is gone
            }
        });
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    String output() {
        synchronized (printed) {
            return String.join("\n", printed);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What the pattern's first group matches in the first line that has it. */
    String waitFor(Pattern pattern, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (printed) {
            for (int seen = 0; ; ) {
                for (; seen < printed.size(); seen++) {
                    Matcher matcher = pattern.matcher(printed.get(seen));
                    if (matcher.find()) {
                        return matcher.group(1);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || !process.isAlive() && readers.stream().noneMatch(Thread::isAlive)) {
                    throw new AssertionError(name + " never printed " + pattern + "; it printed:\n" + output());
                }
                printed.wait(Math.min(left, 200));
            }
        }
    }

    /** The same; a process that does not come up is ended. */
    String waitForOrClose(Pattern pattern, Duration patience) throws InterruptedException {
        try {
            return waitFor(pattern, patience);
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** Whether it ended by itself in that time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits for the end. */
    Result result(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError(name + " was not done after " + patience + "; it printed:\n" + output());
        }
        for (Thread reader : readers) {
            // A server that outlives its killed parent may keep the pipes open.
            reader.join(2_000);
        }
        return new Result(name, process.exitValue(), output());
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL, to this process only: what it started is left behind as after any crash. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.toHandle().destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How a command ended. */
    record Result(String command, int exit, String output) {

        /** Fails with all that was printed unless the exit code is one of these. */
        Result ended(Integer... codes) {
            if (!List.of(codes).contains(exit)) {
                throw new AssertionError(command + "\nended with " + exit + " instead of " + List.of(codes)
                        + "; it printed:\n" + output);
            }
            return this;
        }

        /** Fails with all that was printed unless a line of a file is named, as {@code line 7} or {@code :7}. */
        Result namesLine(int number) {
            if (!Pattern.compile("(?i)(line |lines |:)" + number + "\\b")
                    .matcher(output)
                    .find()) {
                throw new AssertionError(
                        command + "\nended with " + exit + " and never named line " + number + ":\n" + output);
            }
            return this;
        }

        /** Fails with all that was printed unless every part occurs, in either case of letters. */
        Result says(String... parts) {
            for (String part : parts) {
                if (!output.toLowerCase(java.util.Locale.ROOT).contains(part.toLowerCase(java.util.Locale.ROOT))) {
                    throw new AssertionError(command + "\nended with " + exit + " and never said \"" + part
                            + "\"; it printed:\n" + output);
                }
            }
            return this;
        }
    }
}
