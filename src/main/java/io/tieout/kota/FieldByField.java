package io.tieout.kota;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a record field by field, by the same rules as Jackson reads the others: for records of which a page holds
 * hundreds or thousands, because Jackson's general way of filling a record shows among what reading them costs.
 */
abstract class FieldByField<T> extends StdDeserializer<T> {

    /** What was read of one record so far. */
    interface Fields<T> {

        /** @param parser stands on the value */
        void read(String name, JsonToken token, JsonParser parser, DeserializationContext context);

        /** @throws NullPointerException when something that is required was not there */
        T whole();
    }

    private final Class<T> type;

    FieldByField(Class<T> type) {
        super(type);
        this.type = type;
    }

    abstract Fields<T> begin();

    @Override
    public final T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return type.cast(context.handleUnexpectedToken(getValueType(context), parser));
        }
        Fields<T> fields = begin();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            try {
                fields.read(name, token, parser, context);
            } catch (JacksonException e) {
                throw e.prependPath(type, name);
            }
        }
        try {
            return fields.whole();
        } catch (NullPointerException missing) {
            return type.cast(context.handleInstantiationProblem(type, null, missing));
        }
    }
}
