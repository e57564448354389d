package io.tieout.payroll;

/** One row of an employers file. */
final class EmployerReading implements RowReading<EmployerRow> {

    private final DateRule dates;

    EmployerReading(DateRule dates) {
        this.dates = dates;
    }

    @Override
    public EmployerRow read(Cells cells) {
        String country = cells.read("country_code", TextRules::country);
        String line1 = cells.read("line1", TextRules::any);
        String state = cells.read("state", TextRules::oneLine);
        AddressRule.check(cells, line1, state, country);
        return new EmployerRow(
                cells.line(),
                cells.need("employer_ref", TextRules::ref, ""),
                cells.read("legal_name", TextRules::oneLine),
                cells.read("registration_number", TextRules::oneLine),
                line1,
                cells.read("line2", TextRules::any),
                cells.read("line3", TextRules::any),
                cells.read("city", TextRules::oneLine),
                state,
                cells.read("postal_code", text -> PostalCodes.code(text, country)),
                country,
                cells.read("contact_name", TextRules::oneLine),
                cells.read("contact_email", TextRules::email),
                cells.read("earliest_benefits_start_date", dates::work),
                cells.cleared());
    }
}
