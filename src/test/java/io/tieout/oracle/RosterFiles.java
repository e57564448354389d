package io.tieout.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The roster in the canonical layout: employers.csv and employees.csv. */
public final class RosterFiles {

    private static final List<String> EMPLOYERS = List.of(
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

    private static final List<String> EMPLOYEES = List.of(
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
            "iban");

    private RosterFiles() {}

    public static void write(Path folder, List<Person> people) throws IOException {
        Csv.write(
                folder.resolve("employers.csv"),
                EMPLOYERS,
                people.stream()
                        .map(Person::company)
                        .distinct()
                        .map(RosterFiles::cells)
                        .toList());
        Csv.write(
                folder.resolve("employees.csv"),
                EMPLOYEES,
                people.stream().map(RosterFiles::cells).toList());
    }

    private static List<String> cells(Company company) {
        return List.of(
                company.ref(),
                company.legalName(),
                "",
                company.line1(),
                "",
                "",
                company.city(),
                "",
                company.postalCode(),
                company.country().toLowerCase(Locale.ROOT),
                "Pat Payroll",
                "payroll@example.com",
                "");
    }

    private static List<String> cells(Person person) {
        return List.of(
                person.ref(),
                person.company().ref(),
                "",
                person.firstName(),
                person.lastName(),
                person.birth().toString(),
                person.sex(),
                person.line1(),
                "",
                "",
                person.city(),
                "",
                person.postalCode(),
                person.company().country(),
                person.company().country(),
                person.taxId(),
                person.start().toString(),
                "",
                person.phone(),
                person.email(),
                person.iban());
    }
}
