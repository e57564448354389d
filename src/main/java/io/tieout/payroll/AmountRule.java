package io.tieout.payroll;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads amounts as one profile writes them. Negative and zero are amounts like any other. */
final class AmountRule {

    /** More digits than any payroll has, and few enough for every table and spreadsheet. */
    private static final int MOST_DIGITS = 15;

    /** Programs that write a space between thousands write one that breaks no line. */
    private static final String OTHER_SPACES = "[\u00A0\u202F]";

    private final Profile profile;
    private final Pattern form;
    private final String thousands;

    AmountRule(Profile profile) {
        this.profile = profile;
        Character sign = profile.thousandsSign();
        this.thousands = sign == null ? "" : sign.toString();
        String grouped = sign == null ? "" : "[0-9]{1,3}(" + Pattern.quote(thousands) + "[0-9]{3})+|";
        this.form = Pattern.compile(
                "[+-]?(" + grouped + "[0-9]+)(" + Pattern.quote(String.valueOf(profile.decimalSign())) + "[0-9]+)?");
    }

    BigDecimal amount(String cell) {
        String text = thousands.equals(" ") ? cell.replaceAll(OTHER_SPACES, " ") : cell;
        if (!form.matcher(text).matches()) {
            throw new FieldProblem("is not an amount; expected one like -1234" + profile.decimalSign()
                    + "50. Other signs are set by 'decimal' and 'thousands' in the profile");
        }
        String plain = (thousands.isEmpty() ? text : text.replace(thousands, "")).replace(profile.decimalSign(), '.');
        BigDecimal amount = new BigDecimal(plain);
        if (amount.precision() > MOST_DIGITS) {
            throw new FieldProblem("has more than 15 digits; expected an amount in major units, such as 1234.50");
        }
        return amount;
    }

    static String currency(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!Amounts.isCurrency(code)) {
            throw new FieldProblem("is not a currency; expected the three letters of ISO 4217, such as EUR or GBP");
        }
        return code;
    }
}
