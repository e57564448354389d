package io.tieout.roster;

import io.tieout.kota.Address;
import io.tieout.kota.Contact;
import io.tieout.kota.CreateEmployer;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.kota.RequestBody;
import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Profile;
import io.tieout.payroll.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts the bodies that a first sync of a roster posts, made beforehand, and nothing else: a thread per request in
 * flight takes the next one, reads the answer and parses it.
 */
public final class PostingAlone {

    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final String key;
    private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();

    private PostingAlone(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** @param arguments employers file, employees file, address, key; prints the seconds and the posts */
    public static void main(String[] arguments) throws Exception {
        KotaProperties properties = KotaProperties.of(arguments[2], arguments[3]);
        PostingAlone loop = new PostingAlone(arguments[2], arguments[3]);
        loop.makeBodies(Kota.connect(properties), Path.of(arguments[0]), Path.of(arguments[1]));
        int posts = loop.bodies.size();
        System.out.println(loop.post(properties.inFlight()) + " " + posts);
        System.exit(0);
    }

    private void makeBodies(Kota kota, Path employers, Path employees) {
        Map<String, String> ids = new HashMap<>();
        try (RowSource<EmployerRow> rows = PayrollFiles.employers(employers, Profile.CANONICAL)) {
            for (EmployerRow row : accepted(rows)) {
                String name = String.valueOf(row.legalName());
                ids.put(
                        row.employerRef(),
                        kota.createEmployer(kota.bodyOf(employer(row, name)), row.employerRef())
                                .id());
            }
        }
        EmployeeCalls calls = new EmployeeCalls(kota, () -> new Hasher(new byte[32]));
        try (RowSource<EmployeeRow> rows =
                PayrollFiles.employees(employees, Profile.CANONICAL, LocalDate.now(Clock.systemUTC()))) {
            for (EmployeeRow row : accepted(rows)) {
                RequestBody body = calls.keyedBody(create(row, ids.get(row.employerRef())), row);
                bodies.add(body.json());
            }
        }
    }

    private static CreateEmployer employer(EmployerRow row, String name) {
        return new CreateEmployer(
                name,
                null,
                new Address("1 Main Street", null, null, "Dublin", null, "D02 AF30", "ie"),
                new Contact("Pat Payroll", "payroll@example.com"),
                null,
                Map.of("id", row.employerRef()));
    }

    private static Intent create(EmployeeRow row, String employerId) {
        return new Intent(
                UUID.randomUUID(),
                Subject.EMPLOYEE,
                row.line(),
                row.employerRef(),
                row.employeeRef(),
                Intent.Action.CREATE,
                "",
                null,
                employerId,
                "{}",
                null,
                null,
                null,
                null,
                null,
                false);
    }

    private static <R> List<R> accepted(RowSource<R> rows) {
        List<R> all = new ArrayList<>();
        for (Outcome<R> outcome = rows.next(); outcome != null; outcome = rows.next()) {
            all.add(((Outcome.Accepted<R>) outcome).row());
        }
        return all;
    }

    private double post(int inFlight) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(inFlight);
        try (CloseableHttpClient http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(inFlight)
                        .setMaxConnPerRoute(inFlight)
                        .build())
                .build()) {
            long start = System.nanoTime();
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                loops.add(threads.submit(() -> {
                    for (byte[] body = bodies.poll(); body != null; body = bodies.poll()) {
                        post(http, body);
                    }
                    return null;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            threads.shutdown();
        }
    }

    private void post(CloseableHttpClient http, byte[] body) throws Exception {
        HttpPost request = new HttpPost(url + "/employees");
        request.setHeader("Authorization", "Bearer " + key);
        request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        byte[] answer = http.execute(request, response -> {
            if (response.getCode() / 100 != 2) {
                throw new IllegalStateException("The stand-in answered " + response.getCode());
            }
            return EntityUtils.toByteArray(response.getEntity());
        });
        if (JSON.readTree(answer).path("id").isMissingNode()) {
            throw new IllegalStateException("An answer without an id");
        }
    }
}
