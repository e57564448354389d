package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runner;
import io.tieout.hosted.ApiTokens;
import io.tieout.hosted.Scope;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as its own description says, to who may and to who may not. */
class ApiServerTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static Office office;
    private static ApiDocument document;
    private static String all;
    private static RunOutcome run;
    private static Path files;

    @BeforeAll
    static void open() throws Exception {
        office = new Office("--tieout.api.calls-per-minute=6000");
        for (String employer : List.of("ACME", "Ö & Co. +1")) {
            office.person(employer, office.employer(employer), "A-1", "2024-01-01");
        }
        office.kota("/_sandbox/clock", "{\"shift\":\"P1D\"}");
        run = reconcile();
        files = folder.resolve("out/2026-10/ACME/run-1");
        all = token(Scope.values());
        document = new ApiDocument(office.ask("GET", "/api/openapi.json").body());
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static RunOutcome reconcile() {
        ReconcileSettings settings = new ReconcileSettings(
                "test", null, Profile.CANONICAL, new BigDecimal("0.02"), 1, -1, ImportSettings.CANONICAL);
        ReconcileInputs inputs =
                new ReconcileInputs(OCTOBER, List.of(), Set.of(), folder.resolve("out"), false, settings);
        return office.spring
                .getBean(Runner.class)
                .run(new RunRequest(RunKind.RECONCILE, OCTOBER.toString(), "all", new TreeMap<>(), 0, inputs));
    }

    private static String token(Scope... scopes) {
        return office.spring
                .getBean(ApiTokens.class)
                .create("test", Set.of(scopes))
                .secret();
    }

    private static HttpResponse<String> get(String path) {
        return ask("GET", path, all);
    }

    private static HttpResponse<String> ask(String method, String path, String token) {
        return office.ask(method, path, "Authorization", "Bearer " + token);
    }

    /** A body that is as the document says. */
    private static JsonNode described(String path, int status, String target) {
        HttpResponse<String> answer = get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(document.violations("GET", path, answer)).as(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        return JSON.readTree(answer.body());
    }

    private static String target(ApiDocument.Operation operation) {
        return operation
                .path()
                .replace("{ref}", "A-1")
                .replace("{id}", String.valueOf(run.run().id()))
                .replace("{employer}", "ACME")
                .replace("{name}", "reconciliation.csv");
    }

    static Stream<ApiDocument.Operation> operations() {
        return document.operations().stream();
    }

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfo info : office.spring
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            for (String pattern : info.getPatternValues()) {
                if (pattern.startsWith("/api/")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> mapped.add(method + " " + pattern.replaceAll(":[^/]*}", "}")));
                }
            }
        }
        mapped.removeAll(Set.of("GET /api/openapi.json", "GET /api/page.css"));
        assertThat(mapped)
                .hasSizeGreaterThan(6)
                .isEqualTo(new TreeSet<>(operations()
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onlyATokenOfTheScopeOpensIt(ApiDocument.Operation operation) {
        Scope own = Scope.of(operation.scope()).orElseThrow();
        String target = target(operation);
        HttpResponse<String> without = office.ask(operation.method(), target);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("www-authenticate")).hasValue("Bearer");
        HttpResponse<String> other = ask(
                operation.method(),
                target,
                token(EnumSet.complementOf(EnumSet.of(own)).toArray(Scope[]::new)));
        assertThat(other.statusCode()).as(other.body()).isEqualTo(403);
        HttpResponse<String> with = ask(operation.method(), target, token(own));
        assertThat(with.statusCode()).isIn(200, 409);
        for (HttpResponse<String> answer : List.of(without, other, with)) {
            assertThat(document.violations(operation.method(), operation.path(), answer))
                    .as(answer.body())
                    .isEmpty();
        }
        assertThat(ask("HEAD", target, token()).statusCode())
                .as("nor a part of it")
                .isEqualTo(403);
        assertThat(ask("DELETE", target, all).statusCode()).isEqualTo(405);
    }

    @Test
    void runsAreListedAndToldOneByOne() {
        JsonNode runs = described("/api/runs", 200, "/api/runs?kind=reconcile&period=2026-10");
        assertThat(runs.path("runs")).hasSize(1);
        assertThat(runs.path("next").isNull()).isTrue();
        JsonNode one = described("/api/runs/{id}", 200, "/api/runs/" + run.run().id());
        assertThat(one).isEqualTo(runs.path("runs").get(0));
        assertThat(one.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(one.path("number").asInt()).isEqualTo(1);
        assertThat(one.path("period").asString()).isEqualTo("2026-10");
        assertThat(described("/api/runs", 200, "/api/runs?period=2026-09").path("runs"))
                .isEmpty();
        described("/api/runs", 400, "/api/runs?kind=%27--");
        described("/api/runs", 400, "/api/runs?period=2026-1");
        described("/api/runs", 400, "/api/runs?before=-1");
        assertThat(described("/api/runs/{id}", 404, "/api/runs/999999")
                        .path("detail")
                        .asString())
                .contains("no run 999999");
        described("/api/runs/{id}/files", 404, "/api/runs/999999/files");
    }

    @Test
    void manyRunsComeInPagesAndNoneIsLost() {
        office.jdbc
                .sql(
                        "insert into run (kind, period, scope, number, inputs, inputs_sha256, status, exit_code, started_at,"
                                + " ended_at) select 'reconcile', '2020-01', 'all', n, '{}', '', 'COMPLETED', n % 5, now(), now()"
                                + " from generate_series(1, 120) n")
                .update();
        Set<Integer> numbers = new TreeSet<>();
        String next = "/api/runs?period=2020-01";
        int pages = 0;
        while (next != null) {
            JsonNode page = described("/api/runs", 200, next);
            page.path("runs").forEach(one -> numbers.add(one.path("number").asInt()));
            next = page.path("next").isNull() ? null : page.path("next").asString();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(numbers).hasSize(120);
    }

    @Test
    void everyFileOfARunIsGivenOutAsTheRunWroteIt() throws Exception {
        String path = "/api/runs/" + run.run().id() + "/files";
        JsonNode listed = described("/api/runs/{id}/files", 200, path);
        assertThat(listed.path("folders").findValuesAsString("employer_ref")).containsExactly("ACME", "Ö & Co. +1");
        Set<String> onDisk = new TreeSet<>();
        try (Stream<Path> inside = Files.list(files)) {
            inside.forEach(file -> onDisk.add(file.getFileName().toString()));
        }
        assertThat(new TreeSet<>(listed.path("folders").get(0).path("files").findValuesAsString("name")))
                .isEqualTo(onDisk)
                .contains("reconciliation.xlsx", "manifest.json");
        for (JsonNode told : listed.path("folders")) {
            String employer = told.path("employer_ref").asString();
            for (JsonNode file : told.path("files")) {
                HttpResponse<byte[]> got =
                        bytes(path + "/" + (employer.equals("ACME") ? "ACME" : "%C3%96%20&%20Co.%20+1") + "/"
                                + file.path("name").asString());
                assertThat(got.statusCode()).isEqualTo(200);
                assertThat(sha256(got.body())).isEqualTo(file.path("sha256").asString());
                assertThat(got.body()).hasSize(file.path("bytes").asInt());
                assertThat(got.headers().firstValue("content-disposition").orElseThrow())
                        .isEqualTo("attachment; filename=\"" + file.path("name").asString() + "\"");
                assertThat(got.headers().firstValue("x-content-type-options")).hasValue("nosniff");
                assertThat(got.headers().firstValue("repr-digest").orElseThrow())
                        .startsWith("sha-256=:");
            }
        }
        JsonNode rest = described("/api/runs/{id}/files", 200, path + "?after=ACME");
        assertThat(rest.path("folders")).hasSize(1);
    }

    private static HttpResponse<byte[]> bytes(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(office.url(path))
                                .header("Authorization", "Bearer " + all)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACME/../manifest.json",
                "ACME/..%2f..%2fportfolio.csv",
                "ACME/%2e%2e/latest.txt",
                "..%2fACME/manifest.json",
                "ACME/%2Fetc%2Fpasswd",
                "ACME//etc/passwd",
                "ACME/reconciliation.csv%00.txt",
                "ACME/reconciliation.csv;x=1",
                "ACME/..%5c..%5cportfolio.csv",
                "ACME/%252e%252e%252flatest.txt",
                "ACME/.",
                "ACME/latest.txt",
                "ACME/Reconciliation.csv",
                "ACME/reconciliation.csv.part",
                "ACME/notes.txt",
                "acme/reconciliation.csv",
                "%25/reconciliation.csv",
                "ACME'%20or%201=1--/reconciliation.csv",
                "ACME/link.csv"
            })
    void noPathLeadsToAnythingThatNoManifestKnows(String path) throws Exception {
        Path notes = files.resolve("notes.txt");
        Path link = files.resolve("link.csv");
        Files.writeString(notes, "root:");
        Files.createSymbolicLink(link, Path.of("/etc/passwd"));
        try {
            HttpResponse<String> answer = get("/api/runs/" + run.run().id() + "/files/" + path);
            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
            assertThat(answer.body()).doesNotContain("root:", "employer_ref", "Exception", "\tat ");
        } finally {
            Files.delete(notes);
            Files.delete(link);
        }
    }

    @Test
    void aFileOrFolderThatWasTouchedIsNotGivenOut() throws Exception {
        String path = "/api/runs/" + run.run().id() + "/files";
        String one = "/api/runs/{id}/files/{employer}/{name}";
        Path file = files.resolve("reconciliation.csv");
        byte[] before = Files.readAllBytes(file);
        byte[] altered = before.clone();
        altered[before.length / 2] ^= 1;
        Files.write(file, altered);
        assertThat(described(one, 409, path + "/ACME/reconciliation.csv")
                        .path("detail")
                        .asString())
                .contains("was changed");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/etc/passwd"));
        described(one, 404, path + "/ACME/reconciliation.csv");
        Files.delete(file);
        Files.write(file, before);
        assertThat(get(path + "/ACME/reconciliation.csv").statusCode()).isEqualTo(200);

        Path manifest = files.resolve("manifest.json");
        String good = Files.readString(manifest);
        for (String bad : List.of(
                good.replace("\"reconciliation.csv\"", "\"../../../../../etc/passwd\""),
                good.replace("\"bytes\" : ", "\"bytes\" : 1"),
                "{",
                "")) {
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(manifest, bad);
            JsonNode folder =
                    described("/api/runs/{id}/files", 200, path).path("folders").get(0);
            assertThat(folder.path("gone").asBoolean()).isTrue();
            assertThat(folder.path("files")).isEmpty();
            described(one, 404, path + "/ACME/reconciliation.csv");
        }
        Files.writeString(manifest, good);
        assertThat(get(path + "/ACME/manifest.json").statusCode()).isEqualTo(200);
    }

    @Test
    void readinessIsToldByEmployerAndByWhoWaits() {
        JsonNode both = described("/api/readiness", 200, "/api/readiness");
        assertThat(both.path("employers").findValuesAsString("employer_ref")).containsExactly("ACME", "Ö & Co. +1");
        JsonNode one = described("/api/readiness", 200, "/api/readiness?employer=ACME");
        assertThat(one.path("employers")).hasSize(1);
        assertThat(one.path("employers").get(0).path("pending").asInt()).isEqualTo(1);
        assertThat(one.path("waiting")).hasSize(1);
        assertThat(one.path("waiting").get(0).path("employee_ref").asString()).isEqualTo("A-1");
        assertThat(one.path("waiting").get(0).path("since").asString()).isEqualTo("2026-11-20T02:15:00Z");
        assertThat(one.path("more_wait").asBoolean()).isFalse();
        assertThat(described("/api/readiness", 404, "/api/readiness?employer=ACME&employer=NOBODY")
                        .path("detail")
                        .asString())
                .contains("NOBODY");
        described("/api/readiness", 404, "/api/readiness?employer=%00");
        described("/api/readiness", 404, "/api/readiness?employer=ACME,BETA");
    }

    @Test
    void thePageCanBeReadByAnybodyAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = office.ask("GET", "/api");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        for (String asset : List.of("/api", "/api/openapi.json", "/api/page.css")) {
            HttpResponse<String> answer = office.ask("GET", asset);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("content-security-policy"))
                    .containsExactly(
                            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(answer.body()).doesNotContain("<script", "style=", "//cdn", "@import", "url(");
        }
        assertThat(page.body()).doesNotContain("http://", "https://");
        for (ApiDocument.Operation operation : document.operations()) {
            assertThat(page.body())
                    .contains(operation.method() + " " + operation.path())
                    .contains("<code>" + operation.scope() + "</code>");
        }
        assertThat(Arrays.stream(Scope.values()).map(Scope::word).toList())
                .containsAll(operations().map(ApiDocument.Operation::scope).toList());
        assertThat(office.ask("POST", "/api").statusCode()).isIn(401, 403, 405);
    }
}
