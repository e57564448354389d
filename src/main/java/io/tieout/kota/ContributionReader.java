package io.tieout.kota;

import static io.tieout.kota.FieldValues.text;
import static io.tieout.kota.FieldValues.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a line of a breakdown field by field, by the same rules as Jackson reads the other records. A page may
 * hold a thousand lines, and Jackson's general way of filling a record shows among what reading them costs.
 */
final class ContributionReader extends StdDeserializer<Contribution> {

    static final ContributionReader LINES = new ContributionReader();

    private ContributionReader() {
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
            try {
                fields.read(name, token, parser, context);
            } catch (JacksonException e) {
                throw e.prependPath(Contribution.class, name);
            }
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
                case "cover_period" -> coverPeriod = value(token, PeriodReader.PERIODS, parser, context);
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

        private static boolean truth(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_TRUE) || parser.hasToken(JsonToken.VALUE_FALSE)
                    ? parser.getBooleanValue()
                    : Boolean.TRUE.equals(context.readValue(parser, Boolean.class));
        }
    }
}
