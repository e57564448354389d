package io.tieout.kota;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a line of a breakdown field by field, by the same rules as Jackson reads the other records. A page may
 * hold a thousand lines, and Jackson's general way of filling a record shows among what reading them costs.
 */
final class ContributionReader extends StdDeserializer<Contribution> {

    ContributionReader() {
        super(Contribution.class);
    }

    @Override
    public Contribution deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return (Contribution) context.handleUnexpectedToken(getValueType(context), parser);
        }
        Fields fields = new Fields();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            fields.read(name, token, parser, context);
        }
        try {
            return fields.line();
        } catch (NullPointerException missing) {
            return (Contribution) context.handleInstantiationProblem(Contribution.class, null, missing);
        }
    }

    /** What was read of one line so far. */
    private static final class Fields {

        private @Nullable String id;
        private @Nullable String category;
        private @Nullable String memberType;
        private boolean adjustment;
        private @Nullable String adjustmentFor;
        private @Nullable BigDecimal amount;
        private @Nullable String type;
        private @Nullable String note;
        private @Nullable DatePeriod coverPeriod;
        private @Nullable String policyId;
        private @Nullable String employeePolicyId;
        private @Nullable LocalDate reportingMonth;

        void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "id" -> id = text(token, parser, context);
                case "category" -> category = text(token, parser, context);
                case "member_type" -> memberType = text(token, parser, context);
                case "adjustment" -> adjustment = token != JsonToken.VALUE_NULL && truth(parser, context);
                case "adjustment_for" -> adjustmentFor = text(token, parser, context);
                case "amount" ->
                    amount = value(token, NumberDeserializers.BigDecimalDeserializer.instance, parser, context);
                case "type" -> type = text(token, parser, context);
                case "note" -> note = text(token, parser, context);
                case "cover_period" -> coverPeriod = period(token, parser, context);
                case "policy_id" -> policyId = text(token, parser, context);
                case "employee_policy_id" -> employeePolicyId = text(token, parser, context);
                case "reporting_month" -> reportingMonth = value(token, PlainTimes.DATES, parser, context);
                default -> parser.skipChildren();
            }
        }

        Contribution line() {
            return new Contribution(
                    id,
                    category,
                    memberType,
                    adjustment,
                    adjustmentFor,
                    amount,
                    type,
                    note,
                    coverPeriod,
                    policyId,
                    employeePolicyId,
                    reportingMonth);
        }

        private static @Nullable String text(JsonToken token, JsonParser parser, DeserializationContext context) {
            return value(token, StringDeserializer.instance, parser, context);
        }

        private static boolean truth(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_TRUE) || parser.hasToken(JsonToken.VALUE_FALSE)
                    ? parser.getBooleanValue()
                    : Boolean.TRUE.equals(context.readValue(parser, Boolean.class));
        }

        private static @Nullable DatePeriod period(JsonToken token, JsonParser parser, DeserializationContext context) {
            if (token != JsonToken.START_OBJECT) {
                return token == JsonToken.VALUE_NULL ? null : context.readValue(parser, DatePeriod.class);
            }
            LocalDate from = null;
            LocalDate to = null;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken inner = parser.nextToken();
                switch (name) {
                    case "from_date" -> from = value(inner, PlainTimes.DATES, parser, context);
                    case "to_date" -> to = value(inner, PlainTimes.DATES, parser, context);
                    default -> parser.skipChildren();
                }
            }
            try {
                return new DatePeriod(from, to);
            } catch (NullPointerException missing) {
                return (DatePeriod) context.handleInstantiationProblem(DatePeriod.class, null, missing);
            }
        }

        private static <T> @Nullable T value(
                JsonToken token, ValueDeserializer<T> kind, JsonParser parser, DeserializationContext context) {
            return token == JsonToken.VALUE_NULL ? null : kind.deserialize(parser, context);
        }
    }
}
