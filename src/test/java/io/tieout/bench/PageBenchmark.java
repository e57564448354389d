package io.tieout.bench;

import static io.tieout.bench.Benchmarks.median;
import static io.tieout.bench.Benchmarks.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Pages of 100 breakdowns per second through the product's client and through a bare loop, in turn, so that whatever
 * else the machine does meets both. Latency is the stand-in's own {@code delay} fault.
 */
final class PageBenchmark {

    private static final int REQUESTS_PER_SECOND_NEEDED = 2_000;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofMillis(1_500);

    private PageBenchmark() {}

    /** Takes about two minutes and prints a table. */
    static void run() throws Exception {
        try (StandInProcess standIn = new StandInProcess()) {
            Report report = Report.make(standIn.url(), StandInProcess.KEY);
            print(
                    "Java %s, %d processors; medians of %d rounds of %s each, product and bare loop in turn",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    ROUNDS,
                    ROUND.toString().substring(2).toLowerCase(Locale.ROOT));
            warmUp(report);
            standInAlone(report);
            print("");
            print("latency  in flight   product      bare   product  in flight   product      bare");
            print("     ms              pages/s   pages/s    / bare  / latency   / that    / that");
            for (int latency : List.of(0, 40)) {
                standIn.latency("/contribution_reports", latency);
                for (int inFlight : List.of(1, 8, 32)) {
                    compare(report, latency, inFlight);
                }
            }
        }
    }

    private static void warmUp(Report report) throws Exception {
        try (Loop product = new ProductLoop(report, 8);
                Loop bare = new BareLoop(report, 8)) {
            for (int i = 0; i < 2; i++) {
                product.pagesPerSecond(WARM_UP);
                bare.pagesPerSecond(WARM_UP);
            }
        }
    }

    /** What the far side can do when nobody parses: below it, a figure says something about the client. */
    private static void standInAlone(Report report) throws Exception {
        double requests = requestsPerSecond(report, report.url());
        double pages = requestsPerSecond(report, report.pageUrl(0));
        print(
                "The stand-in on one connection: %.0f requests/s for one report (needed: %d, %s); %.0f pages/s of %d"
                        + " bytes, not parsed",
                requests,
                REQUESTS_PER_SECOND_NEEDED,
                requests >= REQUESTS_PER_SECOND_NEEDED ? "enough" : "TOO FEW: the figures below are the stand-in's",
                pages,
                pageBytes(report));
    }

    private static int pageBytes(Report report) throws Exception {
        try (CloseableHttpClient http = BareLoop.client(1)) {
            return BareLoop.get(http, report.pageUrl(0), report.key()).length;
        }
    }

    private static double requestsPerSecond(Report report, String url) throws Exception {
        try (CloseableHttpClient http = BareLoop.client(1)) {
            double best = 0;
            for (int round = 0; round < 3; round++) {
                int requests = 0;
                long start = System.nanoTime();
                for (; System.nanoTime() - start < ROUND.toNanos(); requests++) {
                    BareLoop.get(http, url, report.key());
                }
                best = Math.max(best, requests * 1e9 / (System.nanoTime() - start));
            }
            return best;
        }
    }

    private static void compare(Report report, int latency, int inFlight) throws Exception {
        List<Double> product = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        try (Loop ours = new ProductLoop(report, inFlight);
                Loop least = new BareLoop(report, inFlight)) {
            // Opens the connections.
            ours.pagesPerSecond(Duration.ofMillis(300));
            least.pagesPerSecond(Duration.ofMillis(300));
            for (int round = 0; round < ROUNDS; round++) {
                product.add(ours.pagesPerSecond(ROUND));
                bare.add(least.pagesPerSecond(ROUND));
                ratio.add(product.get(round) / bare.get(round));
            }
        }
        String line = "%7d  %9d  %8.0f  %8.0f  %8.2f"
                .formatted(latency, inFlight, median(product), median(bare), median(ratio));
        if (latency > 0) {
            double most = inFlight * 1_000.0 / latency;
            line += "  %9.0f  %8.2f  %8.2f".formatted(most, median(product) / most, median(bare) / most);
        }
        print("%s", line);
    }
}
