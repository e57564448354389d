package io.tieout.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs the benchmark that is named, or all, one after the other. */
public final class Benchmarks {

    private enum Bench {
        PAGES(settings -> PageBenchmark.run()),
        ROSTER(settings -> UnchangedRosterBenchmark.run()),
        SENDING(settings -> SendingBenchmark.run()),
        RECONCILIATION(ReconciliationBenchmark::run),
        WORKBOOK(WorkbookBenchmark::run),
        CONSOLE(ConsoleBenchmark::run);

        private final Body body;

        Bench(Body body) {
            this.body = body;
        }
    }

    private interface Body {
        void run(String[] settings) throws Exception;
    }

    private Benchmarks() {}

    /** @param arguments the name of a benchmark, or {@code all}; then what {@link ReconciliationBenchmark} takes */
    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        for (Bench bench : name.equals("all") ? List.of(Bench.values()) : List.of(named(name))) {
            bench.body.run(settings);
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
