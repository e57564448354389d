package io.tieout.kota;

import static io.tieout.kota.FieldValues.text;
import static io.tieout.kota.FieldValues.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;

/** Reads a line of a breakdown. */
final class ContributionReader extends FieldByField<Contribution> {

    static final ContributionReader LINES = new ContributionReader();

    private ContributionReader() {
        super(Contribution.class);
    }

    @Override
    Fields<Contribution> begin() {
        return new Line();
    }

    private static final class Line implements Fields<Contribution> {

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

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
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

        @Override
        public Contribution whole() {
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
