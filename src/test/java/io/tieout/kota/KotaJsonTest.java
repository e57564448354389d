package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** How Kota's JSON is read and written. */
class KotaJsonTest {

    @ParameterizedTest
    @CsvSource({
        "12.340, 12.340",
        "1E+2, 100",
        "0.1, 0.1",
        "-0.00, 0.00",
        "100, 100",
        "123456789012345678.99, 123456789012345678.99",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827"
    })
    void amountsAreTheTextThatKotaSent(String text, String plain) {
        Contribution line = line("\"amount\":" + text);
        assertThat(line.amount()).isEqualTo(new BigDecimal(text));
        assertThat(new String(KotaJson.MAPPER.writeValueAsBytes(line), StandardCharsets.UTF_8))
                .contains("\"amount\":" + plain + "}");
    }

    @Test
    void amountsInPartsThatThisClientDoesNotKnowKeepTheirDigitsToo() {
        EmployeeBreakdown breakdown =
                breakdown("\"life_insurance\":{\"employer_contributions\":[{\"amount\":12.340}]}");
        assertThat(breakdown.others()).containsOnlyKeys("life_insurance");
        assertThat(breakdown
                        .others()
                        .get("life_insurance")
                        .at("/employer_contributions/0/amount")
                        .decimalValue())
                .isEqualTo(new BigDecimal("12.340"));
    }

    @Test
    void nullAndAbsentAreAlike() {
        assertThat(line("\"amount\":1").adjustment()).isFalse();
        assertThat(line("\"amount\":1,\"adjustment\":null").adjustment()).isFalse();
        assertThat(line("\"amount\":1,\"adjustment\":true").adjustment()).isTrue();
        TypeReference<Page<Employee>> page = new TypeReference<>() {};
        assertThat(KotaJson.MAPPER.readValue("{}", page).items()).isEmpty();
        assertThat(KotaJson.MAPPER.readValue("{\"items\":null}", page).items()).isEmpty();
        assertThat(breakdown("\"health_insurance\":null").health_insurance().employee_contributions())
                .isEmpty();
        assertThat(breakdown("\"health_insurance\":{\"employer_contributions\":null}")
                        .health_insurance()
                        .employer_contributions())
                .isEmpty();
        assertThat(breakdown("\"object\":null").others()).isEmpty();
        assertThat(report("\"aggregates\":null").aggregates()).isNull();
    }

    @Test
    void fieldsAndWordsThatAreNewerThanThisClientDoNotDisturb() {
        Employee employee = KotaJson.MAPPER.readValue(
                "{\"id\":\"ee_1\",\"status\":\"sleeping\",\"tax_residency\":{\"a\":[1]},\"home_address\":{\"eircode\":\"x\"}}",
                Employee.class);
        assertThat(employee.status()).isEqualTo("sleeping");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-16T15:31:08Z, 2026-10-16T15:31:08Z",
        "2026-10-16T16:31:08+01:00, 2026-10-16T15:31:08Z",
        "2026-10-16T15:31:08.1234567+00:00, 2026-10-16T15:31:08.123456700Z"
    })
    void dateTimesComeWithAnyOffset(String text, Instant instant) {
        assertThat(report("\"finalized_at\":\"" + text + "\"").finalized_at()).isEqualTo(instant);
    }

    @Test
    void datesAreDates() {
        assertThat(line("\"amount\":1,\"reporting_month\":\"2026-10-01\"").reporting_month())
                .isEqualTo(LocalDate.of(2026, 10, 1));
    }

    @Test
    void summaryFiguresKeepTheirDigits() {
        ContributionReport report = report("\"aggregates\":{\"total\":245.360,\"parts\":[0.1000000000000000000001]}");
        assertThat(new String(KotaJson.MAPPER.writeValueAsBytes(report), StandardCharsets.UTF_8))
                .contains("\"aggregates\":{\"total\":245.360,\"parts\":[0.1000000000000000000001]}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-30, 2026-10-31T00:00:00Z",
        "2026-10-24, 2026-10-24T23:00:00Z",
        "2026-10-30T17:00:00Z, 2026-10-30T17:00:00Z",
        "2026-10-30T17:00:00+01:00, 2026-10-30T16:00:00Z"
    })
    void aDeadlineIsADayOrAMoment(String text, Instant end) {
        RequiredAction action =
                KotaJson.MAPPER.readValue("{\"reason\":\"r\",\"due_at\":\"" + text + "\"}", RequiredAction.class);
        assertThat(action.due_at()).hasToString(text);
        assertThat(action.due_at().end(ZoneId.of("Europe/Dublin"))).isEqualTo(end);
    }

    @Test
    void whatIsNoDeadlineIsNotRead() {
        assertThatThrownBy(() -> KotaJson.MAPPER.readValue("{\"due_at\":\"next week\"}", RequiredAction.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"created\"", "\"created_at\"", "\"created_at\":null,\"created\""})
    void anEventHasItsTimeUnderEitherName(String name) {
        Event event = event("\"type\":\"employer.updated\"," + name + ":\"2026-10-16T15:31:08Z\"");
        assertThat(event.at()).isEqualTo("2026-10-16T15:31:08Z");
        assertThat(event.subject()).isEqualTo(EventSubject.NONE);
    }

    @Test
    void anEventOfATypeThatIsNewerThanThisClientStillNamesItsIds() {
        Event event = event(
                "\"type\":\"pension.opened\",\"data\":{\"id\":\"pe_1\",\"employer_id\":\"er_1\",\"status\":\"x\"}");
        assertThat(event.resource()).isNull();
        assertThat(event.subject().id()).isEqualTo("pe_1");
        assertThat(event.subject().employer_id()).isEqualTo("er_1");
    }

    @Test
    void aThinEventIsToldByItsContentNotByItsVersion() {
        String type = "\"type\":\"employer.updated\",\"api_version\":\"1.0\",\"data\":";
        assertThat(event(type + "{\"id\":\"er_1\"}").resource()).isNull();
        assertThat(event(type + "{\"id\":\"er_1\",\"legal_name\":\"Acme\"}").resource())
                .isInstanceOf(Employer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\":\"secret\"}", "{\"id\":\"secret\",\"type\":{}}", "secret"})
    void whatIsNoEventIsRefusedWithoutRepeatingIt(String body) {
        assertThatThrownBy(() -> Event.of(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void dataThatIsNotTheContractIsRefusedWithoutRepeatingIt() {
        Event event = event(
                "\"type\":\"employee.updated\",\"data\":{\"id\":\"ee_1\",\"first_name\":\"secret\",\"date_of_birth\":\"secret\",\"metadata\":[]}");
        assertThatThrownBy(event::resource)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(event::subject).isInstanceOf(IllegalArgumentException.class);
    }

    private static Event event(String fields) {
        return Event.of(("{\"id\":\"evt_1\"," + fields + "}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CreateEmployer.class,
                UpdateEmployer.class,
                CreateEmployee.class,
                UpdateEmployee.class,
                OffboardEmployee.class,
                CreateSalary.class,
                CreateHostedSession.class,
                Address.class
            })
    void requestsAreWrittenInTheOrderOfTheirRecord(Class<? extends Record> type) throws ReflectiveOperationException {
        JsonNode written =
                KotaJson.MAPPER.readTree(KotaJson.bodyOf(filled(type)).json());
        assertThat(written.propertyNames())
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static Record filled(Class<? extends Record> type) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = types[i] == String.class
                    ? "x"
                    : types[i] == LocalDate.class
                            ? LocalDate.EPOCH
                            : types[i] == Map.class
                                    ? Map.of("id", "x")
                                    : types[i] == Instant.class
                                            ? Instant.EPOCH
                                            : types[i] == BigDecimal.class
                                                    ? BigDecimal.TEN
                                                    : filled(types[i].asSubclass(Record.class));
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Contribution line(String fields) {
        return KotaJson.MAPPER.readValue(
                "{\"id\":\"ct_1\",\"category\":\"gross_premium\"," + fields + "}", Contribution.class);
    }

    private static EmployeeBreakdown breakdown(String fields) {
        return KotaJson.MAPPER.readValue(
                "{\"employee_id\":\"ee_1\",\"currency\":\"eur\"," + fields + "}", EmployeeBreakdown.class);
    }

    private static ContributionReport report(String fields) {
        return KotaJson.MAPPER.readValue(
                "{\"id\":\"ctr_1\",\"employer_id\":\"er_1\",\"period\":{\"from_date\":\"2026-10-01\",\"to_date\":\"2026-10-31\"},\"status\":\"open\","
                        + "\"last_updated_at\":\"2026-10-16T15:31:08Z\"," + fields + "}",
                ContributionReport.class);
    }
}
