package io.tieout.kota;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** The value that a parser stands on, or null where the text says null, for readers that fill a record themselves. */
final class FieldValues {

    private FieldValues() {}

    static @Nullable String text(JsonToken token, JsonParser parser, DeserializationContext context) {
        return value(token, StringDeserializer.instance, parser, context);
    }

    static <T> @Nullable T value(
            JsonToken token, ValueDeserializer<T> kind, JsonParser parser, DeserializationContext context) {
        return token == JsonToken.VALUE_NULL ? null : kind.deserialize(parser, context);
    }
}
