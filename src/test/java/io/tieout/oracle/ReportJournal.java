package io.tieout.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The far side's own record of its reports: a JSON object a line, a report whole each time it changed, the last one
 * counts. The only place that knows how that file is laid out.
 */
public final class ReportJournal {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ReportJournal() {}

    /** The reports as they stood last, oldest first seen first. */
    public static List<PulledReport> read(Path file) throws IOException {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            JsonNode report;
            try {
                report = JSON.readTree(lines.get(i));
            } catch (tools.jackson.core.JacksonException e) {
                if (i == lines.size() - 1) {
                    break; // the writer was killed in the middle of its last line
                }
                throw new IllegalStateException(file + " line " + (i + 1) + " is not JSON", e);
            }
            last.put(text(report, "report_id", "id"), report);
        }
        return last.values().stream().map(ReportJournal::report).toList();
    }

    private static PulledReport report(JsonNode node) {
        String employer = text(node, "employer_ref");
        Map<String, String> employees = new LinkedHashMap<>();
        List<Charge> charges = new ArrayList<>();
        List<String> ownerless = new ArrayList<>();
        for (JsonNode person : either(node, "people", "employees", "breakdowns", "persons")) {
            String ref = optional(person, "ref", "employee_ref");
            String currency = optional(person, "currency");
            String where = currency != null ? currency : text(node, "currency");
            if (ref != null) {
                employees.put(ref, text(person, "employee_id", "id"));
            }
            for (String side : List.of("employer", "employee")) {
                for (JsonNode line : either(person, side + "_contributions")) {
                    if (ref == null) {
                        ownerless.add(text(line, "id"));
                    } else {
                        Key key = new Key(employer, ref, where.toUpperCase(Locale.ROOT), Side.of(side));
                        charges.add(charge(line, key));
                    }
                }
            }
        }
        return new PulledReport(
                text(node, "report_id", "id"),
                employer,
                text(node, "employer_id"),
                month(node.has("month") ? node.get("month") : node.get("period")),
                text(node, "status"),
                optional(node, "external_customer_id"),
                employees,
                charges,
                ownerless);
    }

    private static Charge charge(JsonNode line, Key key) {
        JsonNode cover = line.has("cover_period") ? line.get("cover_period") : line;
        return new Charge(
                text(line, "id"),
                key,
                text(line, "category"),
                text(line, "member_type"),
                line.get("adjustment").asBoolean(),
                new BigDecimal(text(line, "amount")),
                text(line, "type").equals("one_off"),
                LocalDate.parse(text(cover, "cover_from", "from_date", "from")),
                LocalDate.parse(text(cover, "cover_to", "to_date", "to")),
                text(line, "policy_id"),
                month(line.get("reporting_month")));
    }

    /** {@code 2026-10}, {@code 2026-10-01}, or a period with a first day. */
    private static YearMonth month(JsonNode node) {
        String text = node.isObject() ? text(node, "from_date", "from") : node.asString();
        return YearMonth.parse(text.substring(0, 7));
    }

    private static JsonNode either(JsonNode node, String... names) {
        for (String name : names) {
            if (node.has(name)) {
                return node.get(name);
            }
        }
        return JSON.createArrayNode();
    }

    private static String text(JsonNode node, String... names) {
        String found = optional(node, names);
        if (found == null) {
            throw new IllegalStateException("none of " + List.of(names) + " among " + node.propertyNames());
        }
        return found;
    }

    private static @Nullable String optional(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && !value.isNull()) {
                return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
            }
        }
        return null;
    }
}
