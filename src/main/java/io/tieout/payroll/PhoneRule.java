package io.tieout.payroll;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings phone numbers to E.164. A number must have a length that its country has; whether the range is
 * in use is left to Kota, because ranges open faster than we release.
 */
final class PhoneRule {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_COUNTRY = "ZZ";

    private PhoneRule() {}

    /** @param country of the row, lower case; null when the row has none, then the number needs its + */
    static String e164(String text, @Nullable String country) {
        try {
            PhoneNumber number = NUMBERS.parse(text, country == null ? NO_COUNTRY : country.toUpperCase(Locale.ROOT));
            if (number.hasExtension() || NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                throw new FieldProblem(
                        "is not a complete phone number of its country; expected one like +353 87 123 4567");
            }
            return NUMBERS.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new FieldProblem("is not a phone number; expected one like +353 87 123 4567, or the national form"
                    + " together with country_code");
        }
    }
}
