package io.tieout.payroll;

import java.util.Locale;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/** International bank account numbers: country, length, structure and check digits. */
final class IbanRule {

    private IbanRule() {}

    /** Without spaces, upper case. */
    static String iban(String text) {
        String iban = text.replace(" ", "").toUpperCase(Locale.ROOT);
        try {
            IbanUtil.validate(iban);
            return iban;
        } catch (Iban4jException e) {
            throw new FieldProblem(
                    "is not a valid IBAN: a digit is wrong or missing (the check digits or the length" + " don't fit)");
        }
    }
}
