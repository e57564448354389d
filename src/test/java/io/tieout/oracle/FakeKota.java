package io.tieout.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small server that follows Kota's published contract, to hold against a client that was made elsewhere. It is
 * awkward on purpose: fields nobody announced, nulls here and absent fields there, lists that do not say whether
 * there is a next page, throttling, errors, and connections that break after the work was done.
 */
public final class FakeKota {

    private FakeKota() {}

    /**
     * {@code --port N --api-key K [--people 300] [--employers 5] [--seed 7] [--first-month 2026-09] [--journal FILE]
     * [--no-trouble] [--write-inputs DIR] [--expect DIR]}; without a port it writes the files and ends.
     */
    public static void main(String[] args) throws IOException {
        Map<String, String> options = options(args);
        FakeWorld world = new FakeWorld(
                Long.parseLong(options.getOrDefault("seed", "7")),
                Integer.parseInt(options.getOrDefault("people", "300")),
                Integer.parseInt(options.getOrDefault("employers", "5")),
                YearMonth.parse(options.getOrDefault("first-month", "2026-09")));
        if (options.containsKey("write-inputs")) {
            Map<YearMonth, List<Path>> registers = world.writeInputs(Path.of(options.get("write-inputs")));
            if (options.containsKey("expect")) {
                world.writeExpected(Path.of(options.get("expect")), registers);
            }
        }
        if (options.containsKey("port")) {
            String journal = options.get("journal");
            FakeTrouble trouble = new FakeTrouble(
                    Long.parseLong(options.getOrDefault("seed", "7")), !options.containsKey("no-trouble"));
            FakeServer server = new FakeServer(
                    new FakeApi(world),
                    options.getOrDefault("api-key", ""),
                    trouble,
                    new FakeJournal(journal == null ? null : Path.of(journal)));
            System.out.println(
                    "Fake Kota listening on http://127.0.0.1:" + server.start(Integer.parseInt(options.get("port"))));
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].substring(2);
            boolean hasValue = i + 1 < args.length && !args[i + 1].startsWith("--");
            options.put(name, hasValue ? args[++i] : "");
        }
        return options;
    }
}
