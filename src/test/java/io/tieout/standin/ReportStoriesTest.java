package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to a month's report when somebody changes their mind, or the insurer does. */
class ReportStoriesTest {

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey("k").clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller kota = new Caller(standIn, "k");
    private String employer;

    @BeforeEach
    void found() {
        employer = kota.post("/employers", Bodies.employer("ALBION", "gb")).at("/id");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String hire(String ref, String country) {
        return kota.post("/employees", Bodies.employee(employer, ref, country, "2024-01-01"))
                .at("/id");
    }

    private String report(int month) {
        return "/contribution_reports/"
                + kota.get("/contribution_reports?employer_id=" + employer + "&year=2026&month=" + month)
                        .at("/items/0/id");
    }

    private List<JsonNode> lines(int month) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode person : kota.all(report(month) + "/employee_breakdowns")) {
            person.at("/health_insurance/employer_contributions").forEach(lines::add);
            person.at("/health_insurance/employee_contributions").forEach(lines::add);
        }
        return lines;
    }

    private static BigDecimal sum(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("amount").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal of(List<JsonNode> lines, String month) {
        return sum(lines.stream()
                .filter(line -> line.get("reporting_month").asString().equals(month))
                .toList());
    }

    private void leave(String person) {
        assertThat(kota.post(
                                "/employees/" + person + "/offboard",
                                "{\"offboard_on\": \"2026-11-25T12:00:00Z\", \"offboard_reason\": \"Resignation\"}")
                        .status())
                .isEqualTo(200);
    }

    private void stay(String person) {
        assertThat(kota.post("/employees/" + person + "/offboard/cancel", "").status())
                .isEqualTo(200);
    }

    @Test
    void whoDoesNotLeaveAfterAllIsAsIfNothingHadBeenWhileTheReportIsOpen() {
        String person = hire("R1", "gb");
        List<JsonNode> before = lines(11);
        leave(person);
        assertThat(of(lines(11), "2026-11-01")).isLessThan(of(before, "2026-11-01"));
        stay(person);

        assertThat(lines(11)).isEqualTo(before);
    }

    @Test
    void whoDoesNotLeaveAfterThePayrollRanIsMadeWholeInTheNextReport() {
        String person = hire("R1", "gb");
        BigDecimal whole = of(lines(11), "2026-11-01");
        leave(person);
        List<JsonNode> charged = lines(11);
        kota.post(report(11) + "/finalize", "");
        stay(person);
        kota.post("/_sandbox/clock", "{\"shift\":\"P1M\"}");

        List<JsonNode> made = lines(12).stream()
                .filter(line -> line.get("note").asString().startsWith("Changed after"))
                .toList();
        assertThat(lines(11)).isEqualTo(charged);
        assertThat(made).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("adjustment").asBoolean()).isTrue();
            assertThat(line.get("amount").decimalValue()).isPositive();
            assertThat(charged).extracting(original -> original.get("id")).contains(line.get("adjustment_for"));
        });
        assertThat(of(charged, "2026-11-01").add(sum(made))).isEqualByComparingTo(whole);
    }

    @Test
    void oneMemberMayBePaidByBothSidesWithTheReliefShared() {
        boolean partPaid = false;
        for (int i = 0; i < 30 && !partPaid; i++) {
            hire("R" + i, "ie");
        }
        for (JsonNode person : kota.all(report(11) + "/employee_breakdowns")) {
            List<BigDecimal> byEmployer = policyholder(person, "employer_contributions", "tax_relief");
            List<BigDecimal> byEmployee = policyholder(person, "employee_contributions", "tax_relief");
            if (!byEmployer.isEmpty() && !byEmployee.isEmpty()) {
                partPaid = true;
                assertThat(byEmployer).allSatisfy(relief -> assertThat(relief).isNegative());
                assertThat(byEmployee).allSatisfy(relief -> assertThat(relief).isNegative());
                assertThat(byEmployer.get(0).add(byEmployee.get(0)))
                        .as("twenty percent, at most 16.67 a month")
                        .isBetween(new BigDecimal("-16.67"), new BigDecimal("-15.80"));
            }
        }
        assertThat(partPaid).isTrue();
    }

    private static List<BigDecimal> policyholder(JsonNode person, String side, String category) {
        List<BigDecimal> amounts = new ArrayList<>();
        for (JsonNode line : person.at("/health_insurance/" + side)) {
            if (line.get("category").asString().equals(category)
                    && line.get("type").asString().equals("recurring")
                    && line.get("reporting_month").asString().equals("2026-11-01")
                    && line.get("member_type").asString().equals("policyholder")) {
                amounts.add(line.get("amount").decimalValue());
            }
        }
        return amounts;
    }

    @Test
    void aChangeOfAnOpenReportShowsThereAndOneOfAFinalizedReportInTheNext() {
        String person = hire("R1", "gb");
        BigDecimal october = sum(lines(10));
        kota.post("/_sandbox" + report(10) + "/change", "");
        BigDecimal changed = sum(lines(10));
        assertThat(changed).isGreaterThan(october);
        kota.post(report(10) + "/finalize", "");
        BigDecimal november = sum(lines(11));

        assertThat(kota.post("/_sandbox" + report(10) + "/change", "{\"employee_id\": \"" + person + "\"}")
                        .status())
                .isEqualTo(200);

        assertThat(sum(lines(10))).isEqualByComparingTo(changed);
        assertThat(sum(lines(11))).isGreaterThan(november);
        assertThat(of(lines(11), "2026-10-01")).isPositive();
        assertThat(kota.post("/_sandbox" + report(10) + "/change", "{\"employee_id\": \"ee_none\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPageThatWasReadBeforeShowsWhatHappenedSince() {
        hire("R1", "gb");
        String page = report(11) + "/employee_breakdowns?page_size=100";
        String open = kota.get(page).text();
        assertThat(kota.get(page).text()).isEqualTo(open);
        hire("R2", "gb");
        assertThat(kota.get(page).json().get("total_count").asInt()).isEqualTo(2);
        kota.post("/_sandbox" + report(11) + "/change", "");
        String changed = kota.get(page).text();
        kota.post(report(11) + "/finalize", "");

        assertThat(kota.get(page).text()).isNotEqualTo(changed);
        assertThat(kota.get(page).at("/items/0/status")).isEqualTo("finalized");
        assertThat(kota.get(page.replace("100", "1")).json().get("items").size())
                .isEqualTo(1);
    }

    @Test
    void aggregatesAreThereWhenSwitchedOnAndAddUp() {
        hire("R1", "gb");
        hire("R2", "gb");
        assertThat(kota.get(report(11)).json().has("aggregates")).isFalse();
        kota.post("/_sandbox/settings", "{\"aggregates\": true}");

        JsonNode aggregates = kota.get(report(11)).json().get("aggregates");
        assertThat(aggregates.get("currency").asString()).isEqualTo("gbp");
        assertThat(aggregates.get("employee_count").asInt()).isEqualTo(2);
        assertThat(aggregates
                        .get("employer_contributions_total")
                        .decimalValue()
                        .add(aggregates.get("employee_contributions_total").decimalValue()))
                .isEqualByComparingTo(sum(lines(11)));
        assertThat(kota.get("/contribution_reports").json().at("/items/0").has("aggregates"))
                .isTrue();
    }
}
