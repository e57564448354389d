package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.json;
import static io.tieout.kota.ScriptedServer.problem;
import static io.tieout.kota.ScriptedServer.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tieout.kota.KotaException.Code;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller, and so the user, learns about a call that failed. */
class KotaFailuresTest {

    private final ScriptedServer server = new ScriptedServer();
    private final Kota kota = Kota.connect(Settings.of(server.url(), Duration.ofSeconds(2), 1));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request,     mend it in the payroll's file",
        "400, invalid_state,       in the state this is in now",
        "401, unauthorized,        Check KOTA_API_KEY",
        "403, forbidden,           ask Kota",
        "404, not_found,           does not know it",
        "409, idempotency_error,   look up what is there",
        "429, rate_limit_exceeded, lower kota.in-flight",
        "500, third_party_error,   insurer",
        "500, internal_error,      Kota failed"
    })
    void eachPublishedCodeIsReadUnderBothMediaTypesAndSaysWhatToDo(int status, String errorCode, String advice) {
        String body = "{\"type\":\"about:blank\",\"title\":\"x\",\"status\":" + status + ",\"error_code\":\""
                + errorCode + "\",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}";
        for (ScriptedServer.Answer answer : new ScriptedServer.Answer[] {problem(status, body), json(status, body)}) {
            server.answers(answer);
            KotaException failure = failure();
            assertThat(failure.code().name()).isEqualToIgnoringCase(errorCode);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(failure.operation()).isEqualTo("read employee ee_1");
            assertThat(failure.getCause()).isNull();
            assertThat(failure)
                    .hasMessageStartingWith("read employee ee_1: " + status + " " + errorCode + " [trace 4bf92")
                    .hasMessageContaining(advice);
        }
    }

    @Test
    void refusedFieldsAreNamedWithoutTheirMessages() {
        server.answers(problem(
                400,
                "{\"error_code\":\"invalid_request\",\"errors\":{\"$.home_address.postal_code\":[\"'D0X' is not valid\"],"
                        + "\"Idempotency-Key\":[\"too long\"],\"a value, perhaps a name\":[\"x\"]}}"));
        KotaException failure = failure();
        assertThat(failure.fields())
                .containsExactlyInAnyOrder(
                        "$.home_address.postal_code", "Idempotency-Key", "(a field with an unusual name)");
        assertThat(failure)
                .hasMessageContaining("$.home_address.postal_code")
                .hasMessageNotContainingAny("D0X", "too long", "perhaps");
    }

    @Test
    void theExplanationOfAStateIsKeptShortAndWithoutWhatWasSent() {
        server.answers(problem(
                400,
                "{\"error_code\":\"invalid_state\",\"detail\":\"Aoife Ní Bhriain already has\\na policy. "
                        + "x".repeat(400) + "\"}"));
        RequestBody body = kota.bodyOf(
                new UpdateEmployee("Aoife", "Ní Bhriain", null, null, null, null, null, null, null, null, null));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.updateEmployee("ee_1", body));
        assertThat(failure.detail()).startsWith("… … already has a policy. xxx").hasSize(301);
        assertThat(failure).hasMessageContaining("already has a policy").hasMessageNotContaining("Aoife");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BO already has a policy. | … already has a policy.",
                "Mary is enrolled; ann@x.example is taken, Ann is not. | … is enrolled; … is taken, … is not.",
                "Cannot earn 48,731.17 from 2026-10-01, up to 30 days back. | Cannot earn … from 2026-10-01, up to 30 days back.",
                "Born 01/02/1980, PPSN 9876 543QA. | … …, PPSN … ….",
                "The child (born 2024-03-09) has a policy from 2026-01-01. | The child (born …) has a policy from ….",
                "The date 1980-03-09 became 12-03-80, or 12 03 80. | The date … became …, or … … ….",
                "Call 87 12 34 56, within 120 days; 500 a week, 4 weeks. | … … … … …, within 120 days; … a week, 4 weeks.",
                "offboard_on can't lie before 2026-08-01T12:00:00Z. | offboard_on can't lie before 2026-08-01T12:00:00Z.",
                "It's \\\"ann kelly\\\" who is 'active' or `start_on` is set. | … … who is 'active' or `start_on` is set.",
                "Her name is 'mary kelly'. | … name is ….",
                "Already offboarding since 2026-11-01. You must wait. | Already offboarding since 2026-11-01. You must wait.",
                "Fiona O'Hara-Bo's start_on (mary ann) is non-refundable: 48731,17! | … … start_on (…) is non-refundable: …!",
                "Bonus and annexe stay as they are. | … and annexe stay as they are."
            })
    void aStateIsExplainedWithoutNamesAndFiguresAlsoThoseThatWereNotSent(String detail, String kept) {
        server.answers(problem(400, "{\"error_code\":\"invalid_state\",\"detail\":\"" + detail + "\"}"));
        RequestBody body = kota.bodyOf(
                new UpdateEmployee("Mary Ann", "Bo", null, null, null, null, "ann@x.example", null, null, null, null));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.updateEmployee("ee_1", body));
        assertThat(failure.detail()).isEqualTo(kept);
    }

    @Test
    void callsWithoutABodyAreExplainedToo() {
        server.answers(problem(
                400,
                "{\"error_code\":\"invalid_state\",\"detail\":\"This contribution report is already finalized.\"}"));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.finalizeReport("ctr_1"));
        assertThat(failure.detail()).isEqualTo("This contribution report is already finalized.");
    }

    @Test
    void detailsOfOtherErrorsAreNotShown() {
        server.answers(problem(400, "{\"error_code\":\"invalid_request\",\"detail\":\"Aoife is unknown\"}"));
        assertThat(failure().detail()).isNull();
        assertThat(failure()).hasMessageNotContaining("Aoife");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "409, IDEMPOTENCY_ERROR",
        "407, UNREADABLE",
        "418, INVALID_REQUEST",
        "429, RATE_LIMIT_EXCEEDED",
        "503, INTERNAL_ERROR",
        "302, UNREADABLE"
    })
    void withoutAProblemBodyTheStatusDecides(int status, Code code) {
        server.answers(raw(status, Map.of("Content-Type", "text/html", "Location", "/elsewhere"), "<html>gateway"));
        assertThat(failure().code()).isEqualTo(code);
        assertThat(failure().status()).isEqualTo(status);
        assertThat(failure()).hasMessageContaining("a proxy or gateway may have said it");
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void anErrorCodeThatIsNewerThanThisClientIsShownAndTreatedByItsStatus() {
        server.answers(problem(400, "{\"error_code\":\"quota_reached\",\"errors\":null}"));
        assertThat(failure().code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(failure()).hasMessageContaining("400 quota_reached");
    }

    @Test
    void wordsThatAreNotWordsAreLeftOut() {
        server.answers(problem(400, "{\"error_code\":\"Aoife Ní Bhriain\",\"trace_id\":\"a b\"}"));
        assertThat(failure())
                .hasMessageNotContainingAny("Aoife", "trace")
                .hasMessageContaining("read employee ee_1: 400 invalid_request.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"id\":\"ee_1\",\"date_of_birth\":\"secret\"} | date_of_birth",
                "application/json | {\"first_name\":\"secret\"} | its start",
                "application/json | {\"id\":secret} | is not valid JSON",
                "application/json | {\"id\":\"ee_1\"} secret | is not valid JSON",
                "application/json | [\"secret\"] | its start",
                "text/html | <html>secret | is not JSON",
                "application/json | null | is empty",
            })
    void anAnswerThatIsNotTheContractIsSaidSoWithPathsOnly(String type, String body, String where) {
        server.answers(raw(200, Map.of("Content-Type", type), body));
        KotaException failure = failure();
        assertThat(failure.code()).isEqualTo(Code.UNREADABLE);
        assertThat(failure.getCause()).isNull();
        assertThat(failure).hasMessageContaining(where).hasMessageNotContaining("secret");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void anEmptyAnswerIsUnreadable() {
        server.answers(raw(200, Map.of("Content-Type", "application/json"), ""));
        assertThat(failure().code()).isEqualTo(Code.UNREADABLE);
    }

    @Test
    void aLineWithoutAnAmountNamesThePlaceOnThePage() {
        server.answers(json(
                200,
                "{\"items\":[{\"employee_id\":\"ee_1\",\"currency\":\"eur\",\"health_insurance\":{\"employer_contributions\":"
                        + "[{\"id\":\"ct_1\",\"category\":\"tax\",\"amount\":null}]}}]}"));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employeeBreakdowns("ctr_1", 1));
        assertThat(failure).hasMessageContaining("items[0].health_insurance.employer_contributions[0]");
    }

    @Test
    void aLineWhoseDateIsNoneNamesTheField() {
        server.answers(json(
                200,
                "{\"items\":[{\"employee_id\":\"ee_1\",\"currency\":\"eur\",\"health_insurance\":{\"employee_contributions\":"
                        + "[{\"id\":\"ct_1\",\"category\":\"tax\",\"amount\":1},"
                        + "{\"id\":\"ct_2\",\"category\":\"tax\",\"amount\":1,\"reporting_month\":\"soon\"}]}}]}"));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employeeBreakdowns("ctr_1", 1));
        assertThat(failure).hasMessageContaining("items[0].health_insurance.employee_contributions[1].reporting_month");
    }

    private KotaException failure() {
        return catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
    }
}
