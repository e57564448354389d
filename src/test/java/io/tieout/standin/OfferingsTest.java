package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Quotes and offers. */
class OfferingsTest extends OnePersonTestCase {

    private static final String ACTION = """
            {"reason": "Quote ready", "reason_description": "Accept or decline it.", "code": "quote_acceptance",
             "due_at": "2026-12-30"}""";

    OfferingsTest() {
        super("2027-02-01");
    }

    private Caller.Reply quote(String fields) {
        return kota.post("/_sandbox/quotes", "{" + fields + "}");
    }

    @Test
    void aQuoteSaysWhatMustBeDoneAndIsTold() {
        String id = quote("\"employer_id\": \"" + employer + "\", \"status\": \"pending_quote\"")
                .at("/id");
        String path = "/employers/" + employer + "/health_insurance/quotes";
        assertThat(kota.get(path + "/" + id).json().get("required_action").isNull())
                .isTrue();

        quote("\"id\": \"" + id + "\", \"status\": \"action_required\", \"required_action\": " + ACTION);

        assertThat(kota.get(path + "/" + id).at("/required_action/due_at")).isEqualTo("2026-12-30");
        assertThat(kota.all(path + "?status=action_required")).hasSize(1);
        assertThat(kota.all(path + "?status=accepted,pending_quote")).isEmpty();
        assertThat(kota.get(path + "?status=nope").status()).isEqualTo(400);
        assertThat(kota.all("/events?version=v1"))
                .filteredOn(event -> event.get("type").asString().equals(EventTypes.QUOTE_ACTION))
                .hasSize(1)
                .allSatisfy(event -> assertThat(
                                event.at("/data/required_action/code").asString())
                        .isEqualTo("quote_acceptance"));
    }

    @Test
    void anOfferBelongsToOnePersonAndItsThinEventLeavesTheActionToBeFetched() {
        String id = kota.post(
                        "/_sandbox/offers",
                        "{\"employee_id\": \"" + person + "\", \"status\": \"action_required\", \"required_action\": "
                                + ACTION + "}")
                .at("/id");
        String path = "/employees/" + person + "/health_insurance/offers";

        assertThat(kota.get(path).at("/items/0/id")).isEqualTo(id);
        assertThat(kota.get(path + "/" + id).at("/required_action/reason")).isEqualTo("Quote ready");
        assertThat(kota.get(path + "/eeho_none").status()).isEqualTo(404);
        assertThat(kota.get("/employees/ee_none/health_insurance/offers").status())
                .isEqualTo(404);
        assertThat(kota.get("/events?version=v2&page_size=1")
                        .json()
                        .at("/items/0/data")
                        .propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "employer_id", "employee_id", "external_customer_id", "resource_type", "object");
    }

    @Test
    void anActionGoesWithItsStateAndWithNoOther() {
        assertThat(quote("\"employer_id\": \"" + employer + "\", \"status\": \"action_required\"")
                        .status())
                .isEqualTo(400);
        assertThat(quote("\"employer_id\": \"" + employer + "\", \"status\": \"accepted\", \"required_action\": "
                                + ACTION)
                        .status())
                .isEqualTo(400);
        assertThat(quote("\"employer_id\": \"er_none\", \"status\": \"accepted\"")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void datesStandOnceThereIsAQuoteOrAnOffer() {
        String start = "{\"start_on\": \"2027-03-01\"}";
        assertThat(kota.put("/employees/" + person, start).status()).isEqualTo(200);
        kota.post("/_sandbox/offers", "{\"employee_id\": \"" + person + "\", \"status\": \"accepted\"}");
        quote("\"employer_id\": \"" + employer + "\", \"status\": \"accepted\"");

        assertThat(kota.put("/employees/" + person, start.replace("03", "04")).at("/error_code"))
                .isEqualTo("invalid_state");
        assertThat(kota.put("/employers/" + employer, "{\"earliest_benefits_start_date\": \"2027-05-01\"}")
                        .at("/error_code"))
                .isEqualTo("invalid_state");
    }
}
