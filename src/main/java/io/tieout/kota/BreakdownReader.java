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

/** Reads a breakdown; what it does not know it keeps among the others. */
final class BreakdownReader extends FieldByField<EmployeeBreakdown> {

    static final BreakdownReader BREAKDOWNS = new BreakdownReader();

    private BreakdownReader() {
        super(EmployeeBreakdown.class);
    }

    @Override
    Fields<EmployeeBreakdown> begin() {
        return new Breakdown();
    }

    /** Both sides of the split. */
    private static final class Health extends FieldByField<HealthInsurance> {

        static final Health HEALTH = new Health();

        private Health() {
            super(HealthInsurance.class);
        }

        @Override
        Fields<HealthInsurance> begin() {
            return new Sides();
        }
    }

    private static final class Sides implements Fields<HealthInsurance> {

        private @Nullable List<Contribution> employer;
        private @Nullable List<Contribution> employee;

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "employer_contributions" -> employer = lines(token, parser, context);
                case "employee_contributions" -> employee = lines(token, parser, context);
                default -> parser.skipChildren();
            }
        }

        @Override
        public HealthInsurance whole() {
            return new HealthInsurance(employer, employee);
        }
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

    private static final class Breakdown implements Fields<EmployeeBreakdown> {

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

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
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
                case "health_insurance" -> health = value(token, Health.HEALTH, parser, context);
                case "object" -> object = text(token, parser, context);
                default -> others.put(name, context.readTree(parser));
            }
        }

        @Override
        public EmployeeBreakdown whole() {
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
