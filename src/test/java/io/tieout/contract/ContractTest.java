package io.tieout.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The validator lets through what is right, and sees each kind of mistake. */
class ContractTest {

    private static final String PROBLEM = """
            {"type": "https://tools.ietf.org/html/rfc9110#section-15.5.5", "title": "Resource not found", "status": 404,
             "error_code": "not_found", "trace_id": "0123456789abcdef0123456789abcdef"}""";

    private Contract contract;
    private Map<String, Exchange> samples;

    @BeforeEach
    void findContract() {
        var found = Contract.find();
        Assumptions.assumeTrue(found.isPresent(), Contract.MISSING);
        contract = found.get();
        samples = Samples.exchanges(contract);
    }

    @Test
    void aCorrectExchangeOfEachOperationPasses() {
        TreeSet<String> operations = new TreeSet<>();
        contract.operations().forEach(operation -> operations.add(operation.name()));

        assertThat(samples.keySet()).isEqualTo(operations);
        Map<String, List<String>> wrong = new TreeMap<>();
        samples.forEach((name, exchange) -> wrong.put(name, contract.violations(exchange)));
        assertThat(wrong)
                .allSatisfy(
                        (name, violations) -> assertThat(violations).as(name).isEmpty());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // What is asked.
                mistake("POST /employees", "an unknown path", "no such operation", with(e -> to(e, "/employes"))),
                mistake("POST /employees", "an unknown method", "no such operation", with(e -> method(e, "PATCH"))),
                mistake("GET /employees", "an unknown query parameter", "sort", with(e -> to(e, "/employees?sort=x"))),
                mistake("GET /employees", "a parameter twice", "twice", with(e -> to(e, "/employees?page=1&page=2"))),
                mistake("GET /employees", "a number that is none", "page", with(e -> to(e, "/employees?page=one"))),
                mistake("GET /employees", "a page too large", "range", with(e -> to(e, "/employees?page_size=101"))),
                mistake("GET /employees", "a state that is none", "filter", with(e -> to(e, "/employees?filter=gone"))),
                mistake("GET /employees", "another kind of id", "id", with(e -> to(e, "/employees?employer_id=ee_1"))),
                mistake(
                        "GET /events",
                        "an order that is none",
                        "order",
                        with(e -> to(e, "/events?order_direction=up"))),
                mistake("GET /events", "a time that is none", "after", with(e -> to(e, "/events?created_after=today"))),
                mistake(
                        "GET /employees/{}",
                        "another kind of id in the path",
                        "id",
                        with(e -> to(e, "/employees/er_1"))),
                mistake("GET /employees", "no key", "Authorization", with(e -> header(e, "authorization", null))),
                mistake(
                        "GET /employees",
                        "no bearer",
                        "Authorization",
                        with(e -> header(e, "authorization", "pk_test"))),
                mistake("POST /employees", "too long a key", "Idempotency", with(e -> key(e, "k".repeat(201)))),
                mistake("POST /employees", "no idempotency key", "Idempotency", with(e -> key(e, null))),
                mistake("PUT /employees/{}", "a key on an update", "no POST", with(e -> key(e, "a-key"))),
                mistake(
                        "GET /employees",
                        "a dashboard's header",
                        "X-Pl",
                        with(e -> header(e, "x-platform-id", "pt_1"))),
                mistake("POST /employees", "no media type", "Content", with(e -> header(e, "content-type", null))),
                mistake("POST /employees", "text", "Content-Type", with(e -> header(e, "content-type", "text/plain"))),
                mistake("POST /employees", "no body", "body", with(e -> body(e, ""))),
                mistake(
                        "POST /employees",
                        "half a body",
                        "not JSON",
                        with(e -> body(e, e.body().substring(9)))),
                mistake("POST /employees/{}/offboard/cancel", "a body too many", "body", with(e -> body(e, "{}"))),
                sent("POST /employees", "a missing field", "last_name", "\"last_name\":\"[^\"]*\",", ""),
                sent("POST /employees", "an unknown field", "nickname", "^\\{", "{\"nickname\":\"x\","),
                sent("POST /employees", "a wrong enum", "sex_at_birth", "\"(fe)?male\"", "\"Male\""),
                sent("POST /employees", "a wrong type", "email", "\"email\":\"[^\"]*\"", "\"email\":7"),
                sent("POST /employees", "a bad date", "start_on", "(\"start_on\":\"\\d{4})-\\d\\d", "$1-13"),
                sent(
                        "PUT /employees/{}",
                        "a country in an update",
                        "country",
                        "\"line1\"",
                        "\"country_code\":\"ie\",$0"),
                sent(
                        "POST /employees/{}/salaries",
                        "a decimal as text",
                        "amount",
                        "\"amount\":([\\d.]+)",
                        "\"amount\":\"$1\""),
                // What is answered.
                got("GET /employers", "a wrong enum", "status", "\"pending\"", "\"waiting\""),
                got("GET /employers", "a missing field", "legal_name", "\"legal_name\":\"[^\"]*\",", ""),
                got("GET /employers", "an unknown field", "surprise", "\\{\"id\"", "{\"surprise\":1,\"id\""),
                got("GET /employees/{}", "a wrong type", "last_name", "\"last_name\":\"[^\"]*\"", "\"last_name\":[]"),
                got("GET /contribution_reports", "a bad date", "from_date", "(\"from_date\":\"\\d{4})-\\d\\d", "$1-13"),
                got(
                        "GET /contribution_reports",
                        "a bad time",
                        "created_at",
                        "\"created_at\":\"[^\"]*\"",
                        "\"created_at\":\"noon\""),
                got(
                        "GET /contribution_reports/{}/employee_breakdowns",
                        "a decimal as text",
                        "amount",
                        "\"amount\":(-?[\\d.]+)",
                        "\"amount\":\"$1\""),
                got(
                        "GET /employees/{}/salaries/current",
                        "a salary as text",
                        "amount",
                        "\"amount\":([\\d.]+)",
                        "\"amount\":\"$1\""),
                got("GET /employers", "half an answer that claims to be whole", "not JSON", "\\}$", ""),
                mistake(
                        "GET /employers",
                        "an undeclared status",
                        "neither",
                        with(e -> answer(e, 201, "application/json", e.answer()))),
                mistake(
                        "GET /contribution_reports",
                        "a 404 nobody declared",
                        "neither",
                        with(e -> problem(e, 404, PROBLEM))),
                mistake(
                        "GET /employers",
                        "another media type",
                        "content type",
                        with(e -> answer(e, 200, "text/json", e.answer()))),
                mistake(
                        "GET /employers/{}",
                        "a problem as plain JSON",
                        "content type",
                        with(e -> answer(e, 404, "application/json", PROBLEM))),
                mistake(
                        "GET /employers/{}",
                        "no error_code",
                        "error_code",
                        with(e -> problem(e, 404, PROBLEM.replace("error_code", "code")))),
                mistake(
                        "GET /employers/{}",
                        "another's error_code",
                        "error_code",
                        with(e -> problem(e, 404, PROBLEM.replace("\"not_found\"", "\"forbidden\"")))),
                mistake(
                        "GET /employers/{}",
                        "no title",
                        "title",
                        with(e -> problem(e, 404, PROBLEM.replace("\"title\"", "\"name\"")))),
                mistake(
                        "GET /employers/{}",
                        "another status inside",
                        "status",
                        with(e -> problem(e, 404, PROBLEM.replace("404", "400")))),
                mistake(
                        "POST /employees",
                        "errors of the wrong form",
                        "errors",
                        with(e -> problem(
                                e,
                                400,
                                PROBLEM.replace("404", "400")
                                        .replace("not_found", "invalid_request")
                                        .replaceFirst("\\{", "{\"errors\": {\"\\$.email\": \"bad\"},")))),
                mistake(
                        "GET /contribution_reports/{}",
                        "aggregates of text",
                        "aggregates",
                        with(e -> answer(
                                e,
                                200,
                                "application/json",
                                e.answer().replaceFirst("^\\{", "{\"aggregates\":{\"employee_count\":\"2\"},")))));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mistakes")
    void aMistakeIsSeen(String operation, String what, String named, UnaryOperator<Exchange> mistake) {
        Exchange right = samples.get(operation);
        Exchange wrong = mistake.apply(right);

        assertThat(wrong).isNotEqualTo(right);
        assertThat(contract.violations(right)).isEmpty();
        assertThat(contract.violations(wrong)).isNotEmpty().anyMatch(violation -> violation.contains(named));
    }

    @Test
    void whatWasBrokenOnPurposeIsNoMistake() {
        Exchange whole = samples.get("GET /employers");
        String half = whole.answer().substring(0, whole.answer().length() / 2);

        assertThat(contract.violations(
                        new Exchange("GET", whole.target(), whole.headers(), "", 200, "application/json", half, false)))
                .isEmpty();
        assertThat(contract.violations(new Exchange("GET", whole.target(), whole.headers(), "", 0, null, "", false)))
                .isEmpty();
    }

    @Test
    void noValueOfARequestIsQuoted() {
        Exchange right = samples.get("POST /employees");
        String marker = "zq-marker";
        String body = right.body()
                .replaceAll(
                        "\"(email|phone_number|date_of_birth|sex_at_birth|start_on|nationality)\":\"[^\"]*\"",
                        "\"$1\":\"" + marker + "\"")
                .replaceAll("\"country_code\":\"[^\"]*\"", "\"country_code\":\"" + marker + "\"");

        assertThat(contract.violations(body(right, body))).hasSizeGreaterThan(3).noneMatch(v -> v.contains(marker));
    }

    private static Arguments mistake(String operation, String what, String named, UnaryOperator<Exchange> mistake) {
        return Arguments.of(operation, what, named, mistake);
    }

    private static UnaryOperator<Exchange> with(UnaryOperator<Exchange> mistake) {
        return mistake;
    }

    private static Arguments sent(String operation, String what, String named, String pattern, String by) {
        return mistake(operation, what, named, e -> body(e, e.body().replaceFirst(pattern, by)));
    }

    private static Arguments got(String operation, String what, String named, String pattern, String by) {
        return mistake(
                operation,
                what + " in the answer",
                named,
                e -> answer(e, 200, "application/json", e.answer().replaceFirst(pattern, by)));
    }

    private static Exchange to(Exchange e, String target) {
        return new Exchange(
                e.method(), target, e.headers(), e.body(), e.status(), e.contentType(), e.answer(), e.whole());
    }

    private static Exchange method(Exchange e, String method) {
        return new Exchange(
                method, e.target(), e.headers(), e.body(), e.status(), e.contentType(), e.answer(), e.whole());
    }

    private static Exchange key(Exchange e, @Nullable String key) {
        return header(e, "idempotency-key", key);
    }

    private static Exchange header(Exchange e, String name, @Nullable String value) {
        Map<String, String> headers = new HashMap<>(e.headers());
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return new Exchange(
                e.method(), e.target(), headers, e.body(), e.status(), e.contentType(), e.answer(), e.whole());
    }

    private static Exchange body(Exchange e, String body) {
        return new Exchange(
                e.method(), e.target(), e.headers(), body, e.status(), e.contentType(), e.answer(), e.whole());
    }

    private static Exchange problem(Exchange e, int status, String problem) {
        return answer(e, status, "application/problem+json", problem);
    }

    private static Exchange answer(Exchange e, int status, String type, String answer) {
        return new Exchange(e.method(), e.target(), e.headers(), e.body(), status, type, answer, true);
    }
}
