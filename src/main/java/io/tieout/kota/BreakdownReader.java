package io.tieout.kota;

import static io.tieout.kota.FieldValues.text;
import static io.tieout.kota.FieldValues.value;

import io.tieout.kota.EmployeeBreakdown.HealthInsurance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a breakdown field by field, by the same rules as Jackson reads the other records, for the sake of
 * {@link ContributionReader}'s speed; what it does not know it keeps among the others.
 */
final class BreakdownReader extends StdDeserializer<EmployeeBreakdown> {

    static final BreakdownReader BREAKDOWNS = new BreakdownReader();

    private BreakdownReader() {
        super(EmployeeBreakdown.class);
    }

    @Override
    public EmployeeBreakdown deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return (EmployeeBreakdown) context.handleUnexpectedToken(getValueType(context), parser);
        }
        Fields fields = new Fields();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            try {
                fields.read(name, token, parser, context);
            } catch (JacksonException e) {
                throw e.prependPath(EmployeeBreakdown.class, name);
            }
        }
        try {
            return fields.breakdown();
        } catch (NullPointerException missing) {
            return (EmployeeBreakdown) context.handleInstantiationProblem(EmployeeBreakdown.class, null, missing);
        }
    }

    private static @Nullable HealthInsurance health(
            JsonToken token, JsonParser parser, DeserializationContext context) {
        if (token != JsonToken.START_OBJECT) {
            return token == JsonToken.VALUE_NULL ? null : context.readValue(parser, HealthInsurance.class);
        }
        List<Contribution> employer = null;
        List<Contribution> employee = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken inner = parser.nextToken();
            try {
                switch (name) {
                    case "employer_contributions" -> employer = lines(inner, parser, context);
                    case "employee_contributions" -> employee = lines(inner, parser, context);
                    default -> parser.skipChildren();
                }
            } catch (JacksonException e) {
                throw e.prependPath(HealthInsurance.class, name);
            }
        }
        return new HealthInsurance(employer, employee);
    }

    private static @Nullable List<Contribution> lines(
            JsonToken token, JsonParser parser, DeserializationContext context) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            context.handleUnexpectedToken(List.class, parser);
        }
        List<Contribution> lines = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                lines.add(ContributionReader.LINES.deserialize(parser, context));
            } catch (JacksonException e) {
                throw e.prependPath(lines, lines.size());
            }
        }
        return lines;
    }

    /** What was read of one breakdown so far. */
    private static final class Fields {

        private final Map<String, JsonNode> others = new LinkedHashMap<>();
        private @Nullable String employeeId;
        private @Nullable String reportId;
        private @Nullable String employerId;
        private @Nullable String externalCustomerId;
        private @Nullable DatePeriod period;
        private @Nullable String currency;
        private @Nullable String status;
        private @Nullable Instant created;
        private @Nullable Instant lastUpdated;
        private @Nullable Instant finalized;
        private @Nullable HealthInsurance health;
        private @Nullable String object;

        void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "employee_id" -> employeeId = text(token, parser, context);
                case "contribution_report_id" -> reportId = text(token, parser, context);
                case "employer_id" -> employerId = text(token, parser, context);
                case "external_customer_id" -> externalCustomerId = text(token, parser, context);
                case "period" -> period = value(token, PeriodReader.PERIODS, parser, context);
                case "currency" -> currency = text(token, parser, context);
                case "status" -> status = text(token, parser, context);
                case "created_at" -> created = value(token, PlainTimes.INSTANTS, parser, context);
                case "last_updated_at" -> lastUpdated = value(token, PlainTimes.INSTANTS, parser, context);
                case "finalized_at" -> finalized = value(token, PlainTimes.INSTANTS, parser, context);
                case "health_insurance" -> health = health(token, parser, context);
                case "object" -> object = text(token, parser, context);
                default -> others.put(name, context.readTree(parser));
            }
        }

        EmployeeBreakdown breakdown() {
            return new EmployeeBreakdown(
                    employeeId,
                    reportId,
                    employerId,
                    externalCustomerId,
                    period,
                    currency,
                    status,
                    created,
                    lastUpdated,
                    finalized,
                    health,
                    object,
                    others);
        }
    }
}
