package io.tieout.standin;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The summary that newer pages add to a report. Its inner names are published nowhere and are a guess here. A report of
 * several currencies is summed in the currency of its newest person only.
 *
 * @param currency null for a report without people
 */
record Aggregates(@Nullable String currency, int people, BigDecimal byEmployer, BigDecimal byEmployee) {

    static Aggregates of(ReportContent content) {
        if (content.people().isEmpty()) {
            return new Aggregates(null, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        String currency = content.people().get(0).currency();
        BigDecimal byEmployer = BigDecimal.ZERO;
        BigDecimal byEmployee = BigDecimal.ZERO;
        for (PersonLines person : content.people()) {
            if (person.currency().equals(currency)) {
                byEmployer = byEmployer.add(sum(person.employer()));
                byEmployee = byEmployee.add(sum(person.employee()));
            }
        }
        return new Aggregates(currency, content.people().size(), byEmployer, byEmployee);
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("aggregates");
        if (currency == null) {
            json.writeNullProperty("currency");
        } else {
            json.writeStringProperty("currency", currency);
        }
        json.writeNumberProperty("employee_count", people);
        json.writeNumberProperty("employer_contributions_total", byEmployer);
        json.writeNumberProperty("employee_contributions_total", byEmployee);
        json.writeEndObject();
    }
}
