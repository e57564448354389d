package io.tieout.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a body, by JSON path. Messages name rules, never values. */
final class Findings {

    private final Map<String, List<String>> byPath = new LinkedHashMap<>();

    void add(String path, String message) {
        byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(message);
    }

    void refuseIfAny() {
        if (!byPath.isEmpty()) {
            throw new Refusal(Problem.INVALID_REQUEST, "One or more fields are invalid.", byPath);
        }
    }
}
