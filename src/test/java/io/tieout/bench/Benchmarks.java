package io.tieout.bench;

import java.util.List;
import java.util.Locale;

/** Runs the benchmarks that are named, or all, one after the other. */
public final class Benchmarks {

    private enum Bench {
        PAGES(PageBenchmark::run),
        ROSTER(UnchangedRosterBenchmark::run),
        SENDING(SendingBenchmark::run);

        private final Body body;

        Bench(Body body) {
            this.body = body;
        }
    }

    private interface Body {
        void run() throws Exception;
    }

    private Benchmarks() {}

    /** @param names of benchmarks, or {@code all} */
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            for (Bench bench : name.equals("all") ? List.of(Bench.values()) : List.of(named(name))) {
                bench.body.run();
            }
        }
    }

    private static Bench named(String name) {
        return Bench.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
