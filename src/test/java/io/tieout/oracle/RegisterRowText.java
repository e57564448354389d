package io.tieout.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** A row of a register as it goes into the file, whether it counts or not. */
record RegisterRowText(
        String person,
        String employer,
        LocalDate payDate,
        YearMonth period,
        String payRun,
        String element,
        String amount,
        String currency) {

    static final List<String> HEADER = List.of(
            "employee_ref", "employer_ref", "pay_date", "period", "pay_run", "pay_element", "amount", "currency");

    List<String> cells() {
        return List.of(person, employer, payDate.toString(), period.toString(), payRun, element, amount, currency);
    }
}
