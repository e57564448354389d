package io.tieout.standin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Reports and breakdowns as the contract shows them. */
final class ReportJson {

    private ReportJson() {}

    /** @param summed what the summary of newer pages is made from; null leaves it out */
    static Json.Body report(Report report, @Nullable ReportContent summed) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("object", "contribution_report");
            json.writeStringProperty("id", report.key().id());
            head(json, report);
            if (summed != null) {
                Aggregates.of(summed).write(json);
            }
            json.writeEndObject();
        };
    }

    static Json.Body breakdown(Report report, String reportId, PersonLines person) {
        return json -> {
            json.writeStartObject();
            json.writeStringProperty("object", "employee_breakdown");
            json.writeStringProperty("employee_id", person.employeeId());
            json.writeStringProperty("contribution_report_id", reportId);
            json.writeStringProperty("currency", person.currency());
            head(json, report);
            json.writeObjectPropertyStart("health_insurance");
            lines(json, "employer_contributions", person.employer());
            lines(json, "employee_contributions", person.employee());
            json.writeEndObject();
            json.writeEndObject();
        };
    }

    private static void head(JsonGenerator json, Report report) {
        YearMonth period = report.key().period();
        json.writeStringProperty("employer_id", report.key().employerId());
        optional(json, "external_customer_id", report.key().customer());
        dates(json, "period", period.atDay(1), period.atEndOfMonth());
        json.writeStringProperty("status", report.status());
        optional(
                json,
                "finalized_at",
                report.finalizedAt() == null ? null : report.finalizedAt().toString());
        json.writeStringProperty("created_at", report.createdAt().toString());
        json.writeStringProperty("last_updated_at", report.updatedAt().toString());
    }

    private static void lines(JsonGenerator json, String name, List<Line> lines) {
        json.writeArrayPropertyStart(name);
        for (Line line : lines) {
            json.writeStartObject();
            json.writeStringProperty("id", line.id());
            json.writeStringProperty("category", line.category());
            json.writeStringProperty("member_type", line.memberType());
            json.writeBooleanProperty("adjustment", line.adjustment());
            optional(json, "adjustment_for", line.adjustmentFor());
            json.writeNumberProperty("amount", line.amount());
            json.writeStringProperty("type", line.type());
            optional(json, "note", line.note());
            dates(json, "cover_period", line.coverFrom(), line.coverTo());
            json.writeStringProperty("policy_id", line.policyId());
            json.writeStringProperty("employee_policy_id", line.employeePolicyId());
            json.writeStringProperty("reporting_month", line.reportingMonth().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void dates(JsonGenerator json, String name, LocalDate from, LocalDate to) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("from_date", from.toString());
        json.writeStringProperty("to_date", to.toString());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
