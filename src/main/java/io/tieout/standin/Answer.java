package io.tieout.standin;

import java.util.Map;

/** What goes back over the wire. */
record Answer(int status, String contentType, Json.Body body, Map<String, String> headers) {

    static Answer ok(Json.Body body) {
        return new Answer(200, "application/json", body, Map.of());
    }

    static Answer problem(int status, Json.Body body) {
        return new Answer(status, "application/problem+json", body, Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }

    boolean successful() {
        return status / 100 == 2;
    }
}
