package io.tieout.kota;

import static io.tieout.kota.FieldValues.value;

import java.time.LocalDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a period field by field, by the same rules as Jackson reads the other records: each line has one. */
final class PeriodReader extends StdDeserializer<DatePeriod> {

    static final PeriodReader PERIODS = new PeriodReader();

    private PeriodReader() {
        super(DatePeriod.class);
    }

    @Override
    public DatePeriod deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return (DatePeriod) context.handleUnexpectedToken(getValueType(context), parser);
        }
        LocalDate from = null;
        LocalDate to = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "from_date" -> from = value(token, PlainTimes.DATES, parser, context);
                case "to_date" -> to = value(token, PlainTimes.DATES, parser, context);
                default -> parser.skipChildren();
            }
        }
        try {
            return new DatePeriod(from, to);
        } catch (NullPointerException missing) {
            return (DatePeriod) context.handleInstantiationProblem(DatePeriod.class, null, missing);
        }
    }
}
