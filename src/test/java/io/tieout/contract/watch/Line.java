package io.tieout.contract.watch;

import java.nio.charset.StandardCharsets;

/** One flat JSON object on one line. */
final class Line {

    private final StringBuilder json = new StringBuilder(512).append('{');

    Line text(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    Line number(String name, int value) {
        name(name);
        json.append(value);
        return this;
    }

    byte[] end() {
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        quoted(name);
        json.append(':');
    }

    private void quoted(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
