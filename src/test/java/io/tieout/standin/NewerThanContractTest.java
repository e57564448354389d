package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import io.tieout.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What newer pages describe and no published contract holds, against a schema of our own: {@code contract/newer.json}.
 * It proves that the stand-in does what we read there, and nothing about Kota.
 */
class NewerThanContractTest extends OnePersonTestCase {

    NewerThanContractTest() {
        super("2025-01-01");
    }

    private static List<String> wrong(String name, String body) {
        return Contract.newerSchema(name).validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void salariesAreAsDescribed() {
        String path = "/employees/" + person + "/salaries";
        String created = kota.post(path, """
                {"amount": 46000.50, "currency": "eur", "pay_frequency": "bi_weekly", "effective_from": "2026-09-15"}""").text();

        assertThat(wrong("Salary", created)).isEmpty();
        assertThat(wrong("Salary", kota.get(path + "/current").text())).isEmpty();
        assertThat(wrong("SalaryList", kota.get(path).text())).isEmpty();
        assertThat(wrong("Salary", created.replace("46000.50", "\"46000.50\""))).isNotEmpty();
        assertThat(wrong("Salary", created.replace("2026-09-15", "2026-19-15"))).isNotEmpty();
        assertThat(wrong("Salary", created.replace("pay_frequency", "frequency")))
                .isNotEmpty();
    }

    @Test
    void reportsWithASummaryAreAsDescribed() {
        String list = "/contribution_reports?employer_id=" + employer;
        String path = "/contribution_reports/" + kota.get(list).at("/items/0/id");
        assertThat(wrong("ReportWithAggregates", kota.get(path).text())).isNotEmpty();
        kota.post("/_sandbox/settings", "{\"aggregates\": true}");

        assertThat(wrong("ReportWithAggregates", kota.get(path).text())).isEmpty();
        assertThat(wrong(
                        "ReportWithAggregates",
                        kota.post(path + "/finalize", "").text()))
                .isEmpty();
        assertThat(kota.all(list))
                .allSatisfy(report -> assertThat(wrong("ReportWithAggregates", report.toString()))
                        .isEmpty());
    }

    @Test
    void theNewestEnvelopesAreAsDescribed() {
        try (Mailbox first = new Mailbox(() -> 204);
                Mailbox second = new Mailbox(() -> 204)) {
            String rest = ", \"envelope\": \"newest\"}";
            kota.post("/_sandbox/webhook_endpoints", "{\"url\": \"" + first.url() + "\", \"version\": \"v1\"" + rest);
            kota.post("/_sandbox/webhook_endpoints", "{\"url\": \"" + second.url() + "\", \"version\": \"v2\"" + rest);
            kota.put("/employees/" + person, "{\"last_name\": \"Other\"}");

            String full = new String(first.next().body(), StandardCharsets.UTF_8);
            String thin = new String(second.next().body(), StandardCharsets.UTF_8);
            assertThat(wrong("WebhookEnvelopeV1", full)).isEmpty();
            assertThat(wrong("WebhookEnvelopeV2", thin)).isEmpty();
            assertThat(wrong("WebhookEnvelopeV1", thin)).isNotEmpty();
            assertThat(wrong("WebhookEnvelopeV2", full)).isNotEmpty();
        }
    }
}
