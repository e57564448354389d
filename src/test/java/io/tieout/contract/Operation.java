package io.tieout.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the contract.
 *
 * @param document address of the document that declares it
 * @param node what is declared
 */
public record Operation(String document, String method, String template, JsonNode node) {

    /** {@code GET /employers/{}} */
    public String name() {
        return method + " " + template.replaceAll("\\{\\w+}", "{}");
    }

    public TreeSet<Integer> statuses() {
        TreeSet<Integer> statuses = new TreeSet<>();
        node.get("responses").propertyNames().forEach(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    boolean fits(String givenMethod, String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/", -1);
        if (!method.equals(givenMethod) || wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            if (wanted[i].startsWith("{") ? given[i].isEmpty() : !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    /** The fewer, the better it fits: a literal segment beats a parameter. */
    int parameters() {
        return template.split("\\{", -1).length;
    }

    /** Names and values of what stands in the place of the path's parameters. */
    Map<String, String> pathValues(String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                values.put(
                        wanted[i].substring(1, wanted[i].length() - 1),
                        URLDecoder.decode(given[i], StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Where the schema of each parameter stands, by its name. */
    Map<String, String> parameterSchemas(String in) {
        Map<String, String> found = new TreeMap<>();
        int index = 0;
        for (JsonNode parameter : node.path("parameters")) {
            if (in.equals(parameter.get("in").asString())) {
                found.put(parameter.get("name").asString(), pointer("parameters", String.valueOf(index), "schema"));
            }
            index++;
        }
        return found;
    }

    /** Address of a part of this operation. */
    String pointer(String... steps) {
        List<String> all = new ArrayList<>(List.of("paths", template, method.toLowerCase(Locale.ROOT)));
        all.addAll(List.of(steps));
        StringBuilder pointer = new StringBuilder(document).append('#');
        for (String step : all) {
            pointer.append('/')
                    .append(step.replace("~", "~0")
                            .replace("/", "~1")
                            .replace("{", "%7B")
                            .replace("}", "%7D"));
        }
        return pointer.toString();
    }
}
