package io.tieout.standin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stand-in's own JSON: decimals stay decimals, a key given twice is malformed. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** Something that can be written as JSON; often after the lock on the state was given back. */
    interface Body {
        void write(JsonGenerator json);
    }

    /** Already rendered. */
    record Raw(byte[] utf8) implements Body {
        @Override
        public void write(JsonGenerator json) {
            json.writeRawValue(new String(utf8, StandardCharsets.UTF_8));
        }
    }

    /** Tells somebody the bytes once they are made. */
    record Rendering(Body body, Consumer<byte[]> made) implements Body {
        @Override
        public void write(JsonGenerator json) {
            body.write(json);
        }
    }

    /** Of a field that may be absent or null, which is the same here. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(Body body) {
        if (body instanceof Raw raw) {
            return raw.utf8();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            body.write(json);
        }
        byte[] bytes = out.toByteArray();
        if (body instanceof Rendering rendering) {
            rendering.made().accept(bytes);
        }
        return bytes;
    }

    static Body of(JsonNode node) {
        return json -> MAPPER.writeTree(json, node);
    }

    /** The same for two bodies that say the same with their keys in another order. */
    static byte[] canonical(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        try {
            return MAPPER.writeValueAsBytes(sorted(MAPPER.readTree(body)));
        } catch (JacksonException malformed) {
            return body;
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> byName = new TreeMap<>();
            object.properties().forEach(entry -> byName.put(entry.getKey(), sorted(entry.getValue())));
            ObjectNode result = object();
            byName.forEach(result::set);
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            for (Iterator<JsonNode> items = array.iterator(); items.hasNext(); ) {
                result.add(sorted(items.next()));
            }
            return result;
        }
        return node;
    }
}
