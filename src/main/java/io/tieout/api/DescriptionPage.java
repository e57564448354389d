package io.tieout.api;

import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as one page to read. It loads its style from here and nothing from anywhere else. */
final class DescriptionPage {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s: the API</title><link rel="stylesheet" href="/api/page.css"></head>
            <body><main><h1>%s: the API</h1><p>%s</p>
            <p>For programs: <a href="/api/openapi.json">openapi.json</a></p>
            %s</main></body></html>
            """;

    private final JsonNode document;
    private final StringBuilder html = new StringBuilder();

    private DescriptionPage(JsonNode document) {
        this.document = document;
    }

    /** @param document OpenAPI, as it is served */
    static String of(String document) {
        DescriptionPage page = new DescriptionPage(JsonMapper.builder().build().readTree(document));
        page.operations();
        page.schemas();
        JsonNode info = page.document.path("info");
        String title = escaped(info.path("title"));
        return FRAME.formatted(title, title, escaped(info.path("description")), page.html);
    }

    private void operations() {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                html.append("<section><h2>")
                        .append(HtmlUtils.htmlEscape(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                        .append("</h2><p><strong>")
                        .append(escaped(operation.path("summary")))
                        .append(".</strong> ")
                        .append(escaped(operation.path("description")))
                        .append("</p><p>Scope: <code>")
                        .append(escaped(operation.at("/security/0/token/0")))
                        .append("</code></p>");
                parameters(operation.path("parameters"));
                answers(operation.path("responses"));
                html.append("</section>\n");
            }
        }
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.append("<h3>Parameters</h3><dl>");
        for (JsonNode given : parameters) {
            JsonNode parameter = resolved(given);
            row(
                    parameter.path("name").asString(),
                    escaped(parameter.path("description")) + " (" + escaped(parameter.path("in")) + ")");
        }
        html.append("</dl>");
    }

    private void answers(JsonNode responses) {
        html.append("<h3>Answers</h3><dl>");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            JsonNode answer = resolved(response.getValue());
            StringBuilder words = new StringBuilder(escaped(answer.path("description")));
            answer.path("content").properties().forEach(content -> {
                String schema = content.getValue().at("/schema/$ref").asString("");
                if (!schema.isEmpty()) {
                    String name = HtmlUtils.htmlEscape(schema.substring(schema.lastIndexOf('/') + 1));
                    words.append(" <a href=\"#")
                            .append(name)
                            .append("\">")
                            .append(name)
                            .append("</a>");
                }
            });
            row(response.getKey(), words.toString());
        }
        html.append("</dl>");
    }

    private void schemas() {
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            String name = HtmlUtils.htmlEscape(schema.getKey());
            html.append("<section id=\"")
                    .append(name)
                    .append("\"><h2>")
                    .append(name)
                    .append("</h2><p>");
            html.append(escaped(schema.getValue().path("description"))).append("</p><dl>");
            for (Map.Entry<String, JsonNode> field :
                    schema.getValue().path("properties").properties()) {
                row(
                        field.getKey(),
                        type(field.getValue()) + " " + escaped(field.getValue().path("description")));
            }
            html.append("</dl></section>\n");
        }
    }

    private static String type(JsonNode field) {
        JsonNode type = field.path("type");
        String list = field.at("/items/$ref").asString("");
        if (!list.isEmpty()) {
            String name = HtmlUtils.htmlEscape(list.substring(list.lastIndexOf('/') + 1));
            return "list of <a href=\"#" + name + "\">" + name + "</a>.";
        }
        return HtmlUtils.htmlEscape(type.isArray() ? type.get(0).asString() + " or null" : type.asString("")) + ".";
    }

    private void row(String term, String words) {
        html.append("<dt>")
                .append(HtmlUtils.htmlEscape(term))
                .append("</dt><dd>")
                .append(words)
                .append("</dd>");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static String escaped(JsonNode text) {
        return HtmlUtils.htmlEscape(text.asString(""));
    }
}
