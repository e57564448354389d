package io.tieout.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.iban4j.CountryCode;
import org.iban4j.Iban;

/** Roster files with invented people, to be changed cell by cell. */
final class TestRoster {

    private static final List<String> EMPLOYER_COLUMNS = List.of(
            "employer_ref",
            "legal_name",
            "registration_number",
            "line1",
            "line2",
            "line3",
            "city",
            "state",
            "postal_code",
            "country_code",
            "contact_name",
            "contact_email",
            "earliest_benefits_start_date");
    private static final List<String> EMPLOYEE_COLUMNS = List.of(
            "employee_ref",
            "employer_ref",
            "external_customer_id",
            "first_name",
            "last_name",
            "date_of_birth",
            "sex_at_birth",
            "line1",
            "line2",
            "line3",
            "city",
            "state",
            "postal_code",
            "country_code",
            "nationality",
            "national_tax_id",
            "start_on",
            "earliest_benefits_start_date",
            "phone_number",
            "email",
            "iban",
            "leave_on",
            "leave_reason",
            "salary_amount",
            "salary_currency",
            "salary_frequency",
            "salary_from");

    final List<Map<String, String>> employers = new ArrayList<>();
    final List<Map<String, String>> employees = new ArrayList<>();

    private final Set<String> left = new HashSet<>();

    /** Its employees file has no such column. */
    TestRoster withoutColumn(String column) {
        left.add(column);
        return this;
    }

    TestRoster employer(String ref) {
        Map<String, String> row = blank(EMPLOYER_COLUMNS);
        row.putAll(Map.of(
                "employer_ref",
                ref,
                "legal_name",
                "Marker" + ref + " Ltd",
                "line1",
                "1 Marker Quay",
                "city",
                "Galway",
                "postal_code",
                "H91 AB12",
                "country_code",
                "ie",
                "contact_name",
                "Marker Contact",
                "contact_email",
                ref + "@marker.test"));
        employers.add(row);
        return this;
    }

    TestRoster people(String employer, int from, int to) {
        for (int number = from; number <= to; number++) {
            person(employer, "P" + number, number);
        }
        return this;
    }

    Map<String, String> person(String employer, String ref, int number) {
        Map<String, String> row = blank(EMPLOYEE_COLUMNS);
        row.put("employee_ref", ref);
        row.put("employer_ref", employer);
        row.put("first_name", "Markerfirst" + number);
        row.put("last_name", "Markerlast" + number);
        row.put(
                "date_of_birth",
                java.time.LocalDate.of(1971, 3, 4).plusDays(number).toString());
        row.put("sex_at_birth", number % 2 == 0 ? "female" : "male");
        row.put("line1", number + " Markerstreet");
        row.put("city", "Markertown");
        row.put("postal_code", "D02 X" + (100 + number % 900));
        row.put("country_code", "ie");
        row.put("national_tax_id", "MARKERTAX" + number);
        row.put("start_on", "2026-12-01");
        row.put("phone_number", "+3538600" + (10000 + number));
        row.put("email", "marker" + number + "@people.test");
        row.put(
                "iban",
                new Iban.Builder()
                        .countryCode(CountryCode.IE)
                        .bankCode("MARK")
                        .branchCode("931152")
                        .accountNumber(String.valueOf(10000000 + number))
                        .build()
                        .toString());
        employees.add(row);
        return row;
    }

    Map<String, String> of(String ref) {
        return employees.stream()
                .filter(row -> row.get("employee_ref").equals(ref))
                .findFirst()
                .orElseThrow();
    }

    TestRoster with(String ref, String column, String value) {
        of(ref).put(column, value);
        return this;
    }

    /** In euro a month. */
    TestRoster earning(String ref, String amount, String from) {
        return with(ref, "salary_amount", amount)
                .with(ref, "salary_currency", "EUR")
                .with(ref, "salary_frequency", "monthly")
                .with(ref, "salary_from", from);
    }

    TestRoster without(String ref) {
        employees.remove(of(ref));
        return this;
    }

    Path employersFile(Path folder) {
        return file(folder.resolve("employers.csv"), EMPLOYER_COLUMNS, employers);
    }

    Path employeesFile(Path folder) {
        List<String> columns = EMPLOYEE_COLUMNS.stream()
                .filter(column -> !left.contains(column))
                .toList();
        return file(folder.resolve("employees.csv"), columns, employees);
    }

    private static Map<String, String> blank(List<String> columns) {
        return columns.stream().collect(Collectors.toMap(c -> c, c -> "", (a, b) -> a, LinkedHashMap::new));
    }

    private static Path file(Path file, List<String> columns, List<Map<String, String>> rows) {
        try {
            Files.createDirectories(file.getParent());
            List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
            for (Map<String, String> row : rows) {
                lines.add(columns.stream().map(row::get).collect(Collectors.joining(",")));
            }
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
