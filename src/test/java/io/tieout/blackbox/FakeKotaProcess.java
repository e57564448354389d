package io.tieout.blackbox;

import io.tieout.contract.watch.Agent;
import io.tieout.oracle.FakeKota;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The fake Kota in a process of its own. */
final class FakeKotaProcess implements Opened.Thing {

    static final String KEY = "pk_test_fake";
    private static final Pattern URL = Pattern.compile("(http://[^\\s/]+:\\d+)");

    private final Child child;
    private final String url;

    FakeKotaProcess(Path folder, long seed, int people, int employers, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(Agent.arguments());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeKota.class.getName(),
                "--port",
                "0",
                "--api-key",
                KEY,
                "--seed",
                String.valueOf(seed),
                "--people",
                String.valueOf(people),
                "--employers",
                String.valueOf(employers),
                "--first-month",
                "2026-09",
                "--journal",
                folder.resolve("fake-kota.jsonl").toString()));
        command.addAll(List.of(more));
        this.child = Child.start(folder, Map.of(), command);
        this.url = child.waitForOrClose(URL, Duration.ofSeconds(60));
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        child.close();
    }
}
