package io.tieout.payroll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files of the corpus, files written for one test, and all outcomes of a file at once. */
final class PayrollFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private PayrollFixture() {}

    static Path corpus(String name) {
        return Path.of("src/test/resources/payroll", name);
    }

    static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("input.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Profile charset(String charset) {
        return profile(null, Charset.forName(charset), null, Map.of());
    }

    static Profile datePattern(String pattern) {
        return profile(null, null, pattern, Map.of());
    }

    static Profile delimiter(char delimiter) {
        return profile(delimiter, null, null, Map.of());
    }

    static Profile columns(Map<String, String> columns) {
        return profile(null, null, null, columns);
    }

    private static Profile profile(
            @Nullable Character delimiter,
            @Nullable Charset charset,
            @Nullable String datePattern,
            Map<String, String> columns) {
        Profile c = Profile.CANONICAL;
        return new Profile(
                delimiter,
                charset,
                c.quote(),
                0,
                '.',
                null,
                datePattern,
                null,
                columns,
                Map.of(),
                Map.of(),
                Map.of(),
                c.payElements());
    }

    static Profile amounts(char decimal, char thousands) {
        Profile c = Profile.CANONICAL;
        return new Profile(
                null,
                null,
                c.quote(),
                0,
                decimal,
                thousands,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                c.payElements());
    }

    /** A file without a header: every column in its canonical order. */
    static Profile byPosition(Set<String> columns) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        columns.forEach(column -> positions.put(column, positions.size() + 1));
        Profile c = Profile.CANONICAL;
        return new Profile(
                null, null, '"', 0, '.', null, null, null, Map.of(), positions, Map.of(), Map.of(), c.payElements());
    }

    static <R> List<Outcome<R>> all(RowSource<R> source) {
        List<Outcome<R>> outcomes = new ArrayList<>();
        try (source) {
            for (Outcome<R> outcome = source.next(); outcome != null; outcome = source.next()) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    static <R> List<R> accepted(RowSource<R> source) {
        return all(source).stream()
                .map(outcome -> {
                    if (outcome instanceof Outcome.Refused<R> refused) {
                        throw new AssertionError(refused.rejection());
                    }
                    return ((Outcome.Accepted<R>) outcome).row();
                })
                .toList();
    }

    static <R> List<Rejection> refused(RowSource<R> source) {
        return all(source).stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(outcome -> ((Outcome.Refused<R>) outcome).rejection())
                .toList();
    }

    /** An employees file of one sound row, with some cells replaced. */
    static String employees(Map<String, String> changes) {
        return table(employee(), changes);
    }

    /** A sound row of an employees file, with only what it must have. */
    static Map<String, String> employee() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("employee_ref", "0007");
        row.put("employer_ref", "ACME-IE");
        row.put("external_customer_id", "");
        row.put("first_name", "Aoife");
        row.put("last_name", "Byrne");
        row.put("date_of_birth", "1990-02-28");
        row.put("sex_at_birth", "female");
        row.put("line1", "1 Quay");
        row.put("line2", "");
        row.put("line3", "");
        row.put("city", "Dublin");
        row.put("state", "");
        row.put("postal_code", "D02 X285");
        row.put("country_code", "IE");
        row.put("nationality", "");
        row.put("national_tax_id", "1234567T");
        row.put("start_on", "2024-01-15");
        row.put("earliest_benefits_start_date", "");
        row.put("phone_number", "+353871234567");
        row.put("email", "aoife@example.com");
        row.put("iban", "");
        row.put("leave_on", "");
        row.put("leave_reason", "");
        return row;
    }

    /** A register of one sound row, with some cells replaced. */
    static String register(Map<String, String> changes) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("employee_ref", "0007");
        row.put("employer_ref", "ACME-IE");
        row.put("pay_date", "2026-10-28");
        row.put("period", "2026-10");
        row.put("pay_run", "M10");
        row.put("pay_element", "EE_HEALTH");
        row.put("amount", "120.50");
        row.put("currency", "EUR");
        return table(row, changes);
    }

    private static String table(Map<String, String> row, Map<String, String> changes) {
        row.putAll(changes);
        return String.join(",", row.keySet())
                + "\n"
                + row.values().stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
