package io.tieout.payroll;

import java.time.LocalDate;

/** One row of an employees file. */
final class EmployeeReading implements RowReading<EmployeeRow> {

    private final DateRule dates;
    private final LocalDate today;
    private final SalaryRule salaries;

    EmployeeReading(Profile profile, DateRule dates, LocalDate today) {
        this.dates = dates;
        this.today = today;
        this.salaries = new SalaryRule(profile, dates);
    }

    @Override
    public EmployeeRow read(Cells cells) {
        String employeeRef = cells.need("employee_ref", TextRules::ref, "");
        String employerRef = cells.need("employer_ref", TextRules::ref, "");
        String country = cells.read("country_code", TextRules::country);
        String line1 = cells.read("line1", TextRules::any);
        String state = cells.read("state", TextRules::oneLine);
        AddressRule.check(cells, line1, state, country);
        return new EmployeeRow(
                cells.line(),
                employeeRef,
                employerRef,
                cells.read("external_customer_id", TextRules::ref),
                cells.read("first_name", TextRules::oneLine),
                cells.read("last_name", TextRules::oneLine),
                cells.read("date_of_birth", text -> dates.birth(text, today)),
                cells.read("sex_at_birth", TextRules::sex),
                line1,
                cells.read("line2", TextRules::any),
                cells.read("line3", TextRules::any),
                cells.read("city", TextRules::oneLine),
                state,
                cells.read("postal_code", text -> PostalCodes.code(text, country)),
                country,
                cells.read("nationality", TextRules::country),
                cells.read("national_tax_id", TextRules::oneLine),
                cells.read("start_on", dates::work),
                cells.read("earliest_benefits_start_date", dates::work),
                cells.read("phone_number", text -> PhoneRule.e164(text, country)),
                cells.read("email", TextRules::email),
                cells.read("iban", IbanRule::iban),
                cells.read("leave_on", dates::work),
                cells.read("leave_reason", TextRules::any),
                salaries.read(cells),
                cells.cleared());
    }
}
