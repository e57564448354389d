package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Payloads as Kota's documentation has them go through our records and come out the same. */
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
            Map.entry("ContributionReportResponsePagedList", new TypeReference<Page<ContributionReport>>() {}),
            Map.entry("ContributionReportResponse", new TypeReference<ContributionReport>() {}),
            Map.entry("docs:ContributionReportResponseWithAggregates", new TypeReference<ContributionReport>() {}),
            Map.entry(
                    "ContributionReportEmployeeBreakdownResponsePagedList",
                    new TypeReference<Page<EmployeeBreakdown>>() {}),
            Map.entry("ContributionReportEmployeeBreakdownResponse", new TypeReference<EmployeeBreakdown>() {}));

    @TestFactory
    Stream<DynamicTest> everyPayloadOfOurRecordsComesOutAsItWentIn() throws Exception {
        Path file = Path.of("../shared/kota/examples.json");
        assumeTrue(Files.exists(file), "SKIPPED: ../shared/kota/examples.json is not here, no payload was tried");
        JsonNode all = KotaJson.MAPPER.readTree(Files.readAllBytes(file));
        return all.get("examples")
                .valueStream()
                .filter(example -> RECORDS.containsKey(example.get("schema").asString()))
                .map(example -> DynamicTest.dynamicTest(example.get("name").asString(), () -> roundTrip(example)));
    }

    private static void roundTrip(JsonNode example) {
        JsonNode body = example.get("body");
        Object read = KotaJson.MAPPER.readValue(
                KotaJson.MAPPER.writeValueAsBytes(body),
                RECORDS.get(example.get("schema").asString()));
        JsonNode written = KotaJson.MAPPER.readTree(KotaJson.MAPPER.writeValueAsBytes(read));
        assertThat(withoutNulls(written)).isEqualTo(withoutNulls(body));
    }

    /** Null and absent mean the same; {@code has_previous_page} is the one field we have no use for. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = KotaJson.MAPPER.createObjectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .filter(field -> !field.getKey().equals("has_previous_page"))
                    .forEach(field -> copy.set(field.getKey(), withoutNulls(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = KotaJson.MAPPER.createArrayNode();
            node.forEach(item -> copy.add(withoutNulls(item)));
            return copy;
        }
        return node;
    }
}
