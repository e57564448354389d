package io.tieout.blackbox;

import io.tieout.contract.watch.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product in a folder of its own, as one payroll office has it. Closing it leaves no process behind. */
final class Tieout implements Opened.Thing {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> jvm = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();

    /** A place without database, key or server; job files are those of the project. */
    Tieout(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        environment.put("TIEOUT_HOME", home().toString());
        Path jobs = Path.of(System.getProperty("basedir", ""), "jobs").toAbsolutePath();
        if (Files.isDirectory(jobs)) {
            Files.createDirectories(folder.resolve("jobs"));
            try (Stream<Path> files = Files.list(jobs)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve("jobs").resolve(file.getFileName()));
                }
            }
        }
    }

    Tieout against(String baseUrl, String apiKey) {
        environment.put("KOTA_BASE_URL", baseUrl);
        environment.put("KOTA_API_KEY", apiKey);
        return this;
    }

    /** A server's database instead of the embedded one. */
    Tieout on(Databases.Database database) {
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        environment.put("TIEOUT_HASH_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        return this;
    }

    Tieout withHeap(String limit) {
        jvm.add("-Xmx" + limit);
        return this;
    }

    /** Every library says all it has to say. */
    void debug() {
        environment.put("LOGGING_LEVEL_ROOT", "debug");
    }

    /** How long a try of a call may last, and so how long a killed one is waited for. */
    void patientFor(Duration aTry) {
        environment.put("KOTA_REQUESTTIMEOUT", aTry.toString());
    }

    /** From now on on the data that the demo left. */
    void onDemoData() {
        environment.put("TIEOUT_HOME", home().resolve("demo").toString());
    }

    /** From now on the product's clock is that much ahead. */
    void clockAhead(Duration by) {
        environment.put("TIEOUT_CLOCK_OFFSET", by.toString());
    }

    /** One more of the settings that come by the environment. */
    void set(String name, String value) {
        environment.put(name, value);
    }

    Path home() {
        return folder.resolve(".tieout").toAbsolutePath();
    }

    Path out() {
        return folder.resolve("out");
    }

    Child start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(Child.archive());
        command.addAll(jvm);
        if (jvm.isEmpty()) {
            // Most commands of the tests end within seconds, and half of that is the second compiler.
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (arguments.length > 0 && arguments[0].equals("demo")) {
            // The one command that brings its own far side.
            command.addAll(Agent.arguments());
        }
        command.addAll(List.of("-jar", Child.jar()));
        command.addAll(List.of(arguments));
        Child child = Child.start(folder, environment, command);
        children.add(child);
        return child;
    }

    /** A command at a terminal, where somebody types the text and then nothing more. */
    Child.Result typing(String text, String... arguments) throws IOException, InterruptedException {
        String command = Stream.concat(
                        Stream.of(Child.java(), "-XX:TieredStopAtLevel=1", "-jar", Child.jar()), Stream.of(arguments))
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path typed = Files.writeString(folder.resolve("typed.txt"), text);
        Child child = Child.start(folder, environment, typed.toFile(), List.of("script", "-qec", command, "/dev/null"));
        children.add(child);
        return child.result(PATIENCE);
    }

    Child.Result run(String... arguments) throws IOException, InterruptedException {
        return run(PATIENCE, arguments);
    }

    Child.Result run(Duration patience, String... arguments) throws IOException, InterruptedException {
        return start(arguments).result(patience);
    }

    Child.Result sync(Path inputs) throws IOException, InterruptedException {
        return run(syncCommand(inputs));
    }

    static String[] syncCommand(Path inputs) {
        return new String[] {
            "sync",
            "--employers",
            inputs.resolve("employers.csv").toString(),
            "--employees",
            inputs.resolve("employees.csv").toString()
        };
    }

    static String[] reconcileCommand(Object period, Path... registers) {
        List<String> command = new ArrayList<>(List.of("reconcile", "--period", period.toString()));
        for (Path register : registers) {
            command.addAll(List.of("--register", register.toString()));
        }
        return command.toArray(String[]::new);
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        Orphans.stopServersUnder(home());
    }
}
