package io.tieout.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import tools.jackson.databind.json.JsonMapper;

/** The least that has to be done for a page: ask, read the bytes, parse them to a tree. A thread per request in flight. */
final class BareLoop implements Loop {

    private final Report report;
    private final int inFlight;
    private final JsonMapper mapper = new JsonMapper();
    private final CloseableHttpClient http;
    private final ExecutorService threads;

    BareLoop(Report report, int inFlight) {
        this.report = report;
        this.inFlight = inFlight;
        this.http = client(inFlight);
        this.threads = Executors.newFixedThreadPool(inFlight);
    }

    static CloseableHttpClient client(int connections) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .build();
    }

    static byte[] get(CloseableHttpClient http, String url, String key) throws Exception {
        HttpGet request = new HttpGet(url);
        request.setHeader("Authorization", "Bearer " + key);
        request.setHeader("Accept", "application/json");
        return http.execute(request, response -> {
            byte[] body = EntityUtils.toByteArray(response.getEntity());
            if (response.getCode() != 200) {
                throw new IllegalStateException("The stand-in answered " + response.getCode() + " to " + url);
            }
            return body;
        });
    }

    @Override
    public double pagesPerSecond(Duration time) throws Exception {
        AtomicInteger number = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            readers.add(threads.submit(() -> {
                int pages = 0;
                while (System.nanoTime() < end) {
                    byte[] body = get(http, report.pageUrl(number.getAndIncrement()), report.key());
                    Report.checkFull(mapper.readTree(body).get("items").size());
                    pages++;
                }
                return pages;
            }));
        }
        int pages = 0;
        for (Future<Integer> reader : readers) {
            pages += reader.get();
        }
        return pages * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        http.close();
    }
}
