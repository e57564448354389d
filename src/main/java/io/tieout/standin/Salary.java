package io.tieout.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody earns from a day on. Never changed once it is there.
 *
 * @param number in the order of creation, which decides between two of one day
 * @param amount for one pay period, in major units
 * @param frequency of that period
 */
record Salary(
        String id,
        long number,
        String employeeId,
        BigDecimal amount,
        String currency,
        String frequency,
        LocalDate from) {

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("employee_id", employeeId)
                .put("amount", amount)
                .put("currency", currency)
                .put("pay_frequency", frequency)
                .put("effective_from", from.toString())
                .put("object", "salary");
    }

    static Salary of(String id, long number, String employeeId, ObjectNode fields) {
        return new Salary(
                id,
                number,
                employeeId,
                fields.get("amount").decimalValue(),
                fields.get("currency").asString(),
                fields.get("pay_frequency").asString(),
                LocalDate.parse(fields.get("effective_from").asString()));
    }
}
