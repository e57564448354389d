package io.tieout.standin;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A way into Kota's own pages for one person: good once, until a time. */
record HostedSession(String token, String employerId, String employeeId, Instant expiry, boolean used) {

    HostedSession spent() {
        return new HostedSession(token, employerId, employeeId, expiry, true);
    }

    ObjectNode json() {
        return Json.object()
                .put("token", token)
                .put("employer_id", employerId)
                .put("employee_id", employeeId)
                .put("expiry", expiry.toString())
                .put("used", used);
    }

    static HostedSession read(ObjectNode json) {
        return new HostedSession(
                json.get("token").asString(),
                json.get("employer_id").asString(),
                json.get("employee_id").asString(),
                Instant.parse(json.get("expiry").asString()),
                json.get("used").asBoolean());
    }
}
