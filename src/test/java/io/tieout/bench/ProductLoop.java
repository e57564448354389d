package io.tieout.bench;

import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.kota.Page;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Callable;

/** The same pages as the product reads them in a pull: its client, and a window of as many calls as its budget has. */
final class ProductLoop implements Loop {

    private final Report report;
    private final Kota kota;
    private final InFlight window;

    ProductLoop(Report report, int inFlight) {
        this.report = report;
        this.kota = Kota.connect(properties(report.baseUrl(), report.key(), inFlight));
        this.window = InFlight.of(inFlight);
    }

    static KotaProperties properties(String baseUrl, String key, int inFlight) {
        KotaProperties usual = KotaProperties.of(baseUrl, key);
        return new KotaProperties(
                baseUrl,
                key,
                inFlight,
                usual.connectTimeout(),
                usual.requestTimeout(),
                usual.callTimeout(),
                usual.retry());
    }

    @Override
    public double pagesPerSecond(Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        int pages = 0;
        try (InFlight.Results<Page<EmployeeBreakdown>> results = window.inOrder(callsUntil(end))) {
            while (results.hasNext()) {
                Report.checkFull(results.next().items().size());
                pages++;
            }
        }
        return pages * 1e9 / (System.nanoTime() - start);
    }

    private Iterator<Callable<Page<EmployeeBreakdown>>> callsUntil(long end) {
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return System.nanoTime() < end;
            }

            @Override
            public Callable<Page<EmployeeBreakdown>> next() {
                int page = report.pageNumber(number++);
                return () -> kota.employeeBreakdowns(report.id(), page);
            }
        };
    }

    @Override
    public void close() throws Exception {
        window.close();
        if (kota instanceof AutoCloseable client) {
            client.close();
        }
    }
}
