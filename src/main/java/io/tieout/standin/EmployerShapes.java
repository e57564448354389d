package io.tieout.standin;

/** What may be said about an employer. */
final class EmployerShapes {

    private static final Shape CONTACT =
            new Shape().required("name", Rule.filled()).required("email", FieldRules.EMAIL);

    /** {@code CreateEmployerRequest} of the contract. */
    final Shape create;

    /** {@code UpdateEmployerRequest}: everything may be absent, which means unchanged. */
    final Shape update = new Shape()
            .optional("legal_name", Rule.filled())
            .optional("registration_number", Rule.text())
            .optional("legal_address", Addresses.WITHOUT_COUNTRY)
            .optional("contact", CONTACT)
            .optional("earliest_benefits_start_date", FieldRules.DATE)
            .optional("metadata", FieldRules.METADATA);

    EmployerShapes(MovableClock clock) {
        create = new Shape()
                .required("legal_name", Rule.filled())
                .optional("registration_number", Rule.text())
                .required("legal_address", Addresses.FULL)
                .required("contact", CONTACT)
                .optional(
                        "earliest_benefits_start_date",
                        FieldRules.date(day -> day.isAfter(clock.today()), "must be in the future"))
                .optional("metadata", FieldRules.METADATA);
    }
}
