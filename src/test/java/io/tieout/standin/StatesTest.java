package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of employers and employees, and what is told of each change. */
class StatesTest {

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey("k").clock(Clock.fixed(Instant.parse("2026-07-15T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller kota = new Caller(standIn, "k");
    private String employer;

    @BeforeEach
    void found() {
        employer = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String hire(String start) {
        return kota.post("/employees", Bodies.employee(employer, "1", "ie", start))
                .at("/id");
    }

    private Caller.Reply leave(String person, String on) {
        return kota.post(
                "/employees/" + person + "/offboard",
                "{\"offboard_on\": \"" + on + "\", \"offboard_reason\": \"Resignation\"}");
    }

    private String status(String path) {
        return kota.get(path).at("/status");
    }

    private void clock(String instant) {
        kota.post("/_sandbox/clock", "{\"set\":\"" + instant + "\"}");
    }

    private List<String> told(String id) {
        return kota.all("/events?order_direction=asc").stream()
                .filter(event -> event.at("/data/id").asString().equals(id))
                .map(event -> event.get("type").asString() + " "
                        + event.at("/data/status").asString() + " "
                        + event.get("created").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15T12:00:00Z, 2020-01-01, 200",
        "2026-06-14T12:00:00Z, 2020-01-01, 400",
        "2026-06-14T12:00:00Z, 2026-09-01, 200"
    })
    void aLeavingDateMayLieThirtyDaysBackAndFurtherOnlyWithoutAPolicy(String on, String start, int status) {
        Caller.Reply reply = leave(hire(start), on);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(status == 200 ? reply.at("/status") : reply.at("/error_code"))
                .isEqualTo(status == 200 ? "inactive" : "invalid_state");
    }

    @Test
    void theDayBeforeEndsAtMidnightInDublin() {
        String person = hire("2025-01-01");
        leave(person, "2026-07-20T12:00:00Z");
        clock("2026-07-19T22:59:00Z");
        assertThat(kota.post("/employees/" + person + "/offboard/cancel", "").at("/status"))
                .isEqualTo("active");
        leave(person, "2026-07-20T12:00:00Z");
        clock("2026-07-19T23:00:00Z");

        assertThat(kota.post("/employees/" + person + "/offboard/cancel", "").at("/error_code"))
                .isEqualTo("invalid_state");
    }

    @Test
    void eachChangeIsToldWhetherACallOrTheClockMadeIt() {
        String person = hire("2025-01-01");
        clock("2026-07-16T00:00:00Z");
        leave(person, "2026-07-20T12:00:00Z");
        kota.post("/employees/" + person + "/offboard/cancel", "");
        leave(person, "2026-07-21T12:00:00Z");
        clock("2026-08-01T00:00:00Z");

        assertThat(told(person))
                .containsExactly(
                        "employee.created pending 2026-07-15T10:00:00Z",
                        "employee.updated active 2026-07-15T10:01:00Z",
                        "employee.updated offboarding 2026-07-16T00:00:00Z",
                        "employee.updated active 2026-07-16T00:00:00Z",
                        "employee.updated offboarding 2026-07-16T00:00:00Z",
                        "employee.offboarded inactive 2026-07-21T12:00:00Z");
        assertThat(status("/employees/" + person)).isEqualTo("inactive");
    }

    @Test
    void aLeavingDateThatHasPassedIsToldAsALeavingAtOnce() {
        String person = hire("2025-01-01");
        leave(person, "2026-07-01T12:00:00Z");
        clock("2026-07-16T00:00:00Z");

        assertThat(told(person))
                .containsExactly(
                        "employee.created pending 2026-07-15T10:00:00Z",
                        "employee.offboarded inactive 2026-07-15T10:00:00Z");
    }

    @Test
    void whoMayHaveNoBenefitsYetIsPendingUntilThatDay() {
        String person = kota.post(
                        "/employees",
                        Bodies.employee(employer, "1", "ie", "2026-07-01")
                                .replace(
                                        "\"nationality\"",
                                        "\"earliest_benefits_start_date\": \"2026-08-01\", \"nationality\""))
                .at("/id");
        clock("2026-07-31T23:59:59Z");
        assertThat(status("/employees/" + person)).isEqualTo("pending");
        clock("2026-08-01T00:00:00Z");

        assertThat(status("/employees/" + person)).isEqualTo("active");
        assertThat(told(person)).last().isEqualTo("employee.updated active 2026-08-01T00:00:00Z");
    }

    @Test
    void withTheEmployerEverybodyGoesAndBothAreTold() {
        String person = hire("2025-01-01");
        clock("2026-07-16T00:00:00Z");
        Caller.Reply gone = kota.post("/employers/" + employer + "/offboard", "", "key");
        clock("2026-07-16T00:01:00Z");

        assertThat(gone.at("/status")).isEqualTo("offboarding");
        assertThat(gone.at("/offboard_on")).isEqualTo("2026-07-16T00:00:00Z");
        assertThat(status("/employers/" + employer)).isEqualTo("inactive");
        assertThat(told(employer))
                .containsExactly(
                        "employer.created pending 2026-07-15T10:00:00Z",
                        "employer.updated active 2026-07-15T10:01:00Z",
                        "employer.updated offboarding 2026-07-16T00:00:00Z",
                        "employer.offboarded inactive 2026-07-16T00:01:00Z");
        assertThat(told(person)).last().isEqualTo("employee.offboarded inactive 2026-07-16T00:00:00Z");
        assertThat(kota.get("/employees?filter=inactive")
                        .json()
                        .get("total_count")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void whatTheEmployersLeavingMeansForPaidCoverIsASwitch(boolean endsCover, int refunded) {
        hire("2025-01-01");
        kota.post("/_sandbox/settings", "{\"employer_offboarding_ends_cover\": " + endsCover + "}");
        kota.post("/employers/" + employer + "/offboard", "");
        clock("2026-08-02T00:00:00Z");

        String august = kota.get("/contribution_reports?year=2026&month=8").at("/items/0/id");
        assertThat(kota.all("/contribution_reports/" + august + "/employee_breakdowns"))
                .hasSize(refunded)
                .allSatisfy(person -> assertThat(person.at("/health_insurance/employer_contributions/0/note")
                                .asString())
                        .isEqualTo("Left"));
    }

    @Test
    void restrictedIsSetAndLiftedByHandOnly() {
        String person = hire("2025-01-01");
        clock("2026-07-16T00:00:00Z");
        kota.post("/_sandbox/employees/" + person, "{\"restricted\": true}");
        kota.post("/_sandbox/employers/" + employer, "{\"restricted\": true}");

        assertThat(status("/employees/" + person)).isEqualTo("restricted");
        assertThat(kota.get("/employers?filter=restricted")
                        .json()
                        .get("total_count")
                        .asInt())
                .isEqualTo(1);
        assertThat(kota.post(
                                "/hosted/sessions",
                                "{\"employer_id\": \"" + employer + "\", \"employee_id\": \"" + person + "\"}")
                        .at("/error_code"))
                .isEqualTo("invalid_state");
        assertThat(kota.get("/contribution_reports").json().get("total_count").asInt())
                .isPositive();
        kota.post("/_sandbox/employees/" + person, "{\"restricted\": false}");
        assertThat(status("/employees/" + person)).isEqualTo("active");
        assertThat(told(person)).hasSize(4).last().isEqualTo("employee.updated active 2026-07-16T00:00:00Z");
    }

    @Test
    void aKeyThatMayNotIsToldSo() {
        kota.post(
                "/_sandbox/faults",
                "{\"fault\": \"forbidden\", \"method\": \"POST\", \"path\": \"/employers/{}/offboard\", \"times\": -1}");

        assertThat(kota.post("/employers/" + employer + "/offboard", "").status())
                .isEqualTo(403);
        assertThat(kota.post("/employers/" + employer + "/offboard", "").at("/error_code"))
                .isEqualTo("forbidden");
        assertThat(status("/employers/" + employer)).isEqualTo("pending");
    }

    @Test
    void onlyAnEmployerOfRecordNamesClientCompanies() {
        String path = "/employees/"
                + kota.post("/employees", Bodies.employee(employer, "1", "ie", "2026-01-01", "\"north\""))
                        .at("/id");
        assertThat(kota.get(path).at("/external_customer_id")).isEqualTo("north");
        kota.post("/_sandbox/settings", "{\"platform\": \"payroll_provider\"}");

        Caller.Reply other = kota.post("/employees", Bodies.employee(employer, "2", "ie", "2026-01-01", "\"north\""));

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.json().get("external_customer_id").isNull()).isTrue();
        assertThat(kota.post("/_sandbox/settings", "{\"platform\": \"bank\"}").status())
                .isEqualTo(400);
    }
}
