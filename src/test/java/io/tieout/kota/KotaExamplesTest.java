package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.contract.Papers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Payloads as Kota's documentation has them go through our records and come out the same: null is absent,
 * and numbers are compared as text, because 1.10 and 1.1 are two amounts to whoever stores them.
 */
class KotaExamplesTest {

    private static final Map<String, TypeReference<?>> RECORDS = Map.ofEntries(
            Map.entry("EmployerResponsePagedList", new TypeReference<Page<Employer>>() {}),
            Map.entry("EmployerResponse", new TypeReference<Employer>() {}),
            Map.entry("CreateEmployerRequest", new TypeReference<CreateEmployer>() {}),
            Map.entry("UpdateEmployerRequest", new TypeReference<UpdateEmployer>() {}),
            Map.entry("EmployeeResponsePagedList", new TypeReference<Page<Employee>>() {}),
            Map.entry("EmployeeResponse", new TypeReference<Employee>() {}),
            Map.entry("CreateEmployeeRequest", new TypeReference<CreateEmployee>() {}),
            Map.entry("UpdateEmployeeRequest", new TypeReference<UpdateEmployee>() {}),
            Map.entry("OffboardEmployeeRequest", new TypeReference<OffboardEmployee>() {}),
            Map.entry("docs:CreateSalaryRequest", new TypeReference<CreateSalary>() {}),
            Map.entry("docs:SalaryResponse", new TypeReference<Salary>() {}),
            Map.entry("docs:SalaryResponsePagedList", new TypeReference<Page<Salary>>() {}),
            Map.entry("CreateSessionTokenLinkRequest", new TypeReference<CreateHostedSession>() {}),
            Map.entry("CreateHostedSessionTokenResponse", new TypeReference<HostedSession>() {}),
            Map.entry("ContributionReportResponsePagedList", new TypeReference<Page<ContributionReport>>() {}),
            Map.entry("ContributionReportResponse", new TypeReference<ContributionReport>() {}),
            Map.entry("docs:ContributionReportResponseWithAggregates", new TypeReference<ContributionReport>() {}),
            Map.entry(
                    "ContributionReportEmployeeBreakdownResponsePagedList",
                    new TypeReference<Page<EmployeeBreakdown>>() {}),
            Map.entry("ContributionReportEmployeeBreakdownResponse", new TypeReference<EmployeeBreakdown>() {}),
            Map.entry("EventResponsePagedList", new TypeReference<Page<Event>>() {}),
            Map.entry("EventResponse", new TypeReference<Event>() {}),
            Map.entry("ReplayEventResponse", new TypeReference<ReplayedEvent>() {}),
            Map.entry("WebhookEndpointResponsePagedList", new TypeReference<Page<WebhookEndpoint>>() {}),
            Map.entry("WebhookEndpointResponse", new TypeReference<WebhookEndpoint>() {}),
            Map.entry("EmployerHealthInsuranceQuoteResponse", new TypeReference<EmployerQuote>() {}),
            Map.entry("EmployeeHealthInsuranceOfferResponse", new TypeReference<EmployeeOffer>() {}),
            Map.entry("ProblemDetails", new TypeReference<Refusal.Problem>() {}),
            Map.entry("HttpValidationProblemDetails", new TypeReference<Refusal.Problem>() {}));

    @Test
    void thereAreEightyPayloadsAndEachHasARecord() throws Exception {
        assertThat(examples())
                .hasSize(80)
                .allSatisfy(example -> assertThat(recordOf(example))
                        .as(example.get("name").asString())
                        .isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> everyPayloadComesOutAsItWentIn() throws Exception {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.get("name").asString(), () -> roundTrip(example.get("body"), recordOf(example))));
    }

    @TestFactory
    Stream<DynamicTest> everyEventTellsWhatItIsAbout() throws Exception {
        return events().map(body -> DynamicTest.dynamicTest(
                body.get("type").asString() + " " + body.get("id").asString(), () -> {
                    Event event = Event.of(KotaJson.MAPPER.writeValueAsBytes(body));
                    assertThat(event.at()).isNotNull();
                    Record resource = event.resource();
                    // A v2 event says by itself that it is thin; whoever reads a full one reads it whole.
                    assertThat(resource == null).isEqualTo(body.get("data").has("resource_type"));
                    Record typed = resource == null ? event.subject() : resource;
                    assertThat(text(written(typed))).isEqualTo(text(body.get("data")));
                }));
    }

    @Test
    void everyKindOfEventOccursFullAndThin() throws Exception {
        Map<String, Long> seen = events().map(body ->
                        Event.of(KotaJson.MAPPER.writeValueAsBytes(body)).resource())
                .collect(Collectors.groupingBy(
                        resource ->
                                resource == null ? "thin" : resource.getClass().getSimpleName(),
                        TreeMap::new,
                        Collectors.counting()));
        assertThat(seen)
                .containsOnlyKeys(
                        "ContributionReport", "Employee", "EmployeeOffer", "Employer", "EmployerQuote", "thin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":1.10} | {\"amount\":1.1}",
                "{\"amount\":1.0} | {\"amount\":1}",
                "{\"amount\":46000.00} | {\"amount\":46000.0}",
                "{\"amount\":0.1} | {\"amount\":0.1000000000000000055511151231257827}",
                "{\"amount\":1} | {\"amount\":\"1\"}",
                "{\"a\":[1,2]} | {\"a\":[2,1]}",
                "{\"a\":{}} | {\"a\":null}",
                "{\"a\":\"\"} | {\"b\":null}"
            })
    void theComparisonSeesWhatAnAmountComparisonWouldNot(String one, String other) {
        assertThat(text(KotaJson.MAPPER.readTree(one))).isNotEqualTo(text(KotaJson.MAPPER.readTree(other)));
        assertThat(text(KotaJson.MAPPER.readTree(one))).isEqualTo(text(KotaJson.MAPPER.readTree(one)));
    }

    @Test
    void aFieldThatARecordLosesIsSeen() {
        JsonNode body = KotaJson.MAPPER.readTree("{\"line1\":\"1\",\"line2\":null,\"eircode\":\"x\"}");
        assertThatThrownBy(() -> roundTrip(body, new TypeReference<Address>() {}))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("eircode");
    }

    private static List<JsonNode> examples() throws Exception {
        Optional<Path> file = Papers.find("examples.json");
        assumeTrue(file.isPresent(), "SKIPPED: ../shared/kota/examples.json is not here, no payload was tried");
        return KotaJson.MAPPER
                .readTree(Files.readAllBytes(file.get()))
                .get("examples")
                .valueStream()
                .toList();
    }

    private static Stream<JsonNode> events() throws Exception {
        return examples().stream()
                .map(example -> example.get("body"))
                .flatMap(body -> body.has("items") ? body.get("items").valueStream() : Stream.of(body))
                .filter(body -> body.path("id").asString("").startsWith("evt_"));
    }

    /** Webhooks have one schema per type of event and one record for them all. */
    private static TypeReference<?> recordOf(JsonNode example) {
        return example.get("kind").asString().equals("webhook")
                ? new TypeReference<Event>() {}
                : RECORDS.get(example.get("schema").asString());
    }

    private static void roundTrip(JsonNode body, TypeReference<?> type) {
        Object read = KotaJson.MAPPER.readValue(KotaJson.MAPPER.writeValueAsBytes(body), type);
        assertThat(text(written(read))).isEqualTo(text(body));
    }

    private static JsonNode written(Object read) {
        return KotaJson.MAPPER.readTree(KotaJson.MAPPER.writeValueAsBytes(read));
    }

    /** One line per payload, keys in order, nulls left out, numbers as they are written. */
    private static String text(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> fields.put(field.getKey(), text(field.getValue())));
            return fields.toString();
        }
        if (node.isArray()) {
            return node.valueStream().map(KotaExamplesTest::text).toList().toString();
        }
        return node.isNumber() ? node.decimalValue().toPlainString() : node.toString();
    }
}
