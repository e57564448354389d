package io.tieout.payroll;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of one kind of file under their canonical names. */
enum Layout {
    EMPLOYERS(
            "an employers file",
            "employer_ref* legal_name* registration_number line1* line2? line3? city* state? postal_code* country_code* "
                    + "contact_name*! contact_email*! earliest_benefits_start_date@"),

    EMPLOYEES(
            "an employees file",
            "employee_ref* employer_ref* external_customer_id first_name*! last_name*! date_of_birth*!@ sex_at_birth*! "
                    + "line1*! line2!? line3!? city*! state!? postal_code*! country_code*! nationality! "
                    + "national_tax_id*! start_on*@ earliest_benefits_start_date@ phone_number*! email*! iban! leave_on@ "
                    + "leave_reason! salary_amount! salary_currency! salary_frequency! salary_from@"),

    REGISTER("a register", "employee_ref* employer_ref* pay_date*@ period* pay_run* pay_element* amount* currency*");

    private final String title;
    private final Map<String, String> columns = new LinkedHashMap<>();

    /** @param columns names, each with its marks: * must be in the header, ! is personal, ? may be erased, @ is a date */
    Layout(String title, String columns) {
        this.title = title;
        for (String column : columns.split(" ")) {
            String name = column.replaceAll("[*!?@]", "");
            this.columns.put(name, column.substring(name.length()));
        }
    }

    String title() {
        return title;
    }

    Set<String> columns() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    boolean isPersonal(String column) {
        return columns.getOrDefault(column, "").contains("!");
    }

    boolean isErasable(String column) {
        return columns.getOrDefault(column, "").contains("?");
    }

    Set<String> required() {
        return marked("*");
    }

    Set<String> erasable() {
        return marked("?");
    }

    Set<String> dates() {
        return marked("@");
    }

    private Set<String> marked(String mark) {
        return columns.keySet().stream()
                .filter(column -> columns.getOrDefault(column, "").contains(mark))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What a rejects file adds at the end of each row; left out again when such a file is read. */
    static final Set<String> REJECT_COLUMNS = Stream.of(
                    "rejected_line", "rejected_column", "rejected_value", "rejected_reason")
            .collect(Collectors.toCollection(LinkedHashSet::new));
}
