package io.tieout.standin;

/** What may be said about an employee. */
final class EmployeeShapes {

    private static final Shape BANK_ACCOUNT = new Shape().required("account_number", FieldRules.IBAN);

    /** {@code CreateEmployeeRequest} of the contract. */
    final Shape create;

    /** {@code UpdateEmployeeRequest}: without employer, customer, birth date and sex, which can't change. */
    final Shape update = new Shape()
            .optional("first_name", Rule.filled())
            .optional("last_name", Rule.filled())
            .optional("home_address", Addresses.WITHOUT_COUNTRY)
            .optional("nationality", FieldRules.COUNTRY)
            .optional("national_tax_id", Rule.filled())
            .optional("phone_number", FieldRules.E164)
            .optional("email", FieldRules.EMAIL)
            .optional("start_on", FieldRules.MODERN)
            .optional("earliest_benefits_start_date", FieldRules.DATE)
            .optional("bank_account", BANK_ACCOUNT)
            .optional("metadata", FieldRules.METADATA);

    /** {@code OffboardEmployeeRequest}. */
    final Shape offboard =
            new Shape().required("offboard_on", FieldRules.DATE_TIME).required("offboard_reason", Rule.filled());

    EmployeeShapes(MovableClock clock) {
        create = new Shape()
                .required("employer_id", Rule.matching("er_.+", "must be the id of an employer"))
                .optional("external_customer_id", Rule.filled())
                .required("first_name", Rule.filled())
                .required("last_name", Rule.filled())
                .required(
                        "date_of_birth",
                        FieldRules.MODERN.and(
                                FieldRules.date(day -> day.isBefore(clock.today()), "must be in the past")))
                .required("sex_at_birth", FieldRules.SEX)
                .required("home_address", Addresses.FULL)
                .optional("nationality", FieldRules.COUNTRY)
                .required("national_tax_id", Rule.filled())
                .required("start_on", FieldRules.MODERN)
                .optional("earliest_benefits_start_date", FieldRules.DATE)
                .required("phone_number", FieldRules.E164)
                .required("email", FieldRules.EMAIL)
                .optional("bank_account", BANK_ACCOUNT)
                .optional("metadata", FieldRules.METADATA);
    }
}
