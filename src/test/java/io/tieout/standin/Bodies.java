package io.tieout.standin;

/** Request bodies with invented people. */
final class Bodies {

    private Bodies() {}

    static String employer(String ref, String country) {
        return """
                {"legal_name": "Grange Orchard Foods Limited", "registration_number": "712345",
                 "legal_address": {"line1": "Unit 4, Grange Yard", "city": "Dublin", "postal_code": "%s",
                                   "country_code": "%s"},
                 "contact": {"name": "Orla Devane", "email": "orla.devane@orchardfoods.example"},
                 "metadata": {"id": "%s"}}""".formatted(postalCode(country), country, ref);
    }

    static String employee(String employerId, String ref, String country, String startOn) {
        return employee(employerId, ref, country, startOn, "null");
    }

    /** @param customer as JSON */
    static String employee(String employerId, String ref, String country, String startOn, String customer) {
        return """
                {"employer_id": "%s", "external_customer_id": %s, "first_name": "Cian", "last_name": "O'Mulvey",
                 "date_of_birth": "1994-11-02", "sex_at_birth": "male",
                 "home_address": {"line1": "17 Cedar Walk", "line2": "Rear", "city": "Dublin", "postal_code": "%s",
                                  "country_code": "%s"},
                 "nationality": "ie", "national_tax_id": "9876544QA", "start_on": "%s",
                 "phone_number": "+353850000102", "email": "cian.mulvey@orchardfoods.example",
                 "bank_account": {"account_number": "IE29AIBK93115212345678"},
                 "metadata": {"id": "%s", "cost_centre": "IE-01"}}""".formatted(employerId, customer, postalCode(country), country, startOn, ref);
    }

    private static String postalCode(String country) {
        return switch (country) {
            case "ie" -> "D12 R6F4";
            case "gb" -> "SW1A 1AA";
            default -> "28013";
        };
    }
}
