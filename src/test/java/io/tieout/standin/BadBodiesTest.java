package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every body in turn gets every wrong kind of value; nothing but 200 and 400 may come of it. */
class BadBodiesTest {

    private static final List<String> WRONG = List.of(
            "null",
            "1",
            "1.5",
            "true",
            "\"\"",
            "\" \"",
            "\"xx\"",
            "\"2026-02-30\"",
            "\"1899-01-01\"",
            "[]",
            "[1]",
            "{}",
            "{\"a\":1}",
            "\"" + "y".repeat(600) + "\"");

    private final StandIn standIn = StandIn.start(StandInOptions.withKey("k"));
    private final Caller kota = new Caller(standIn, "k");
    private final List<String> odd = new ArrayList<>();
    private int refused;
    private int taken;

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void tryAll(String method, String path, String good) {
        JsonNode body = Caller.JSON.readTree(good);
        List<List<String>> places = new ArrayList<>();
        collect(body, List.of(), places);
        for (List<String> place : places) {
            for (String wrong : WRONG) {
                ObjectNode changed = (ObjectNode) body.deepCopy();
                ObjectNode parent = changed;
                for (String name : place.subList(0, place.size() - 1)) {
                    parent = (ObjectNode) parent.get(name);
                }
                parent.set(place.get(place.size() - 1), Caller.JSON.readTree(wrong));
                see(place + " = " + wrong, kota.send(method, path, changed.toString(), null));
            }
        }
    }

    private static void collect(JsonNode node, List<String> at, List<List<String>> places) {
        node.properties().forEach(entry -> {
            List<String> place = new ArrayList<>(at);
            place.add(entry.getKey());
            places.add(place);
            collect(entry.getValue(), place, places);
        });
    }

    private void see(String what, Caller.Reply reply) {
        if (reply.status() == 200) {
            taken++;
        } else if (reply.status() == 400) {
            refused++;
        } else {
            odd.add(what + ": " + reply.text());
        }
    }

    @Test
    void nothingButTwoHundredAndFourHundred() {
        String employer = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
        String employee = kota.post("/employees", Bodies.employee(employer, "1", "ie", "2024-01-01"))
                .at("/id");

        tryAll("POST", "/employers", Bodies.employer("ACME", "ie"));
        tryAll("POST", "/employees", Bodies.employee(employer, "1", "ie", "2024-01-01"));
        tryAll("PUT", "/employers/" + employer, """
                {"legal_name": "A", "registration_number": "1", "contact": {"name": "A", "email": "a@b"},
                 "legal_address": {"line1": "3", "line2": "x", "city": "Lucan", "postal_code": "K78 T2C1"},
                 "metadata": {"id": "ACME"}}""");
        tryAll("PUT", "/employees/" + employee, """
                {"first_name": "A", "last_name": "B", "nationality": "ie", "national_tax_id": "1", "email": "a@b",
                 "phone_number": "+353850000102", "bank_account": {"account_number": "IE29AIBK93115212345678"},
                 "home_address": {"line1": "3", "line2": "x", "city": "Lucan", "postal_code": "K78 T2C1"},
                 "metadata": {"id": "1"}}""");
        tryAll(
                "POST",
                "/employees/" + employee + "/offboard",
                "{\"offboard_on\": \"2020-01-01T00:00:00Z\", \"offboard_reason\": \"x\"}");
        tryAll("POST", "/_sandbox/clock", "{\"shift\": \"PT1M\", \"set\": \"2026-11-22T10:00:00Z\"}");
        tryAll("POST", "/_sandbox/faults", """
                {"fault": "delay", "path": "/nowhere", "method": "GET", "times": 1, "skip": 0, "retry_after": 1,
                 "delay_ms": 0, "exact": true, "after_work": false}""");
        for (String text :
                List.of("", "{", "[]", "1", "\"x\"", "{\"legal_name\":\"a\",\"legal_name\":\"b\"}", "{} {}")) {
            see(text, kota.post("/employers", text));
        }

        assertThat(odd).isEmpty();
        assertThat(refused).isGreaterThan(500);
        assertThat(taken).isGreaterThan(100);
        kota.all("/employees");
        assertThat(kota.all("/contribution_reports")).isNotEmpty();
    }
}
