package io.tieout.standin;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A rule of the API for one value of a body. */
interface Rule {

    void check(JsonNode value, String path, Findings findings);

    default Rule and(Rule other) {
        return (value, path, findings) -> {
            check(value, path, findings);
            other.check(value, path, findings);
        };
    }

    /** A text for which something holds; the message says what. */
    static Rule text(Predicate<String> holds, String message) {
        return (value, path, findings) -> {
            if (!value.isString()) {
                findings.add(path, "must be a string");
            } else if (!holds.test(value.asString())) {
                findings.add(path, message);
            }
        };
    }

    static Rule text() {
        return text(text -> true, "");
    }

    static Rule filled() {
        return text(text -> !text.isBlank(), "must not be empty");
    }

    static Rule matching(String pattern, String message) {
        Pattern compiled = Pattern.compile(pattern);
        return text(text -> compiled.matcher(text).matches(), message);
    }

    static Rule oneOf(Set<String> values) {
        return text(values::contains, "is not one of the allowed values");
    }
}
