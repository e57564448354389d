package io.tieout.payroll;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What postal codes look like, by country. Kota refuses a code that is none of its country; where it is
 * not known here what one looks like, Kota decides. The forms follow the postal services as Google's
 * libaddressinput tells them (its key {@code zip}); which codes are in use is left to Kota.
 */
final class PostalCodes {

    private record Form(Pattern pattern, String example) {}

    private static final Map<String, Form> FORMS = forms();

    private PostalCodes() {}

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new HashMap<>();
        put(forms, "ie", "[0-9A-Z]{3} ?[0-9A-Z]{4}", "D02 X285");
        put(forms, "gb", "GIR ?0AA|BFPO ?[0-9]{1,4}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}", "BS1 0AA");
        put(forms, "es", "(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}", "28013");
        put(forms, "fr", "[0-9]{2} ?[0-9]{3}", "75002");
        put(forms, "de", "[0-9]{5}", "10115");
        put(forms, "nl", "[1-9][0-9]{3} ?[A-Z]{2}", "1012 AB");
        put(forms, "pt", "[0-9]{4}-[0-9]{3}", "1000-205");
        put(forms, "it", "[0-9]{5}", "00144");
        put(forms, "us", "[0-9]{5}([ -][0-9]{4})?", "02108");
        put(forms, "ca", "[ABCEGHJKLMNPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]", "K1A 0B1");
        put(forms, "at", "[0-9]{4}", "1010");
        put(forms, "be", "[0-9]{4}", "1000");
        put(forms, "ch", "[0-9]{4}", "8001");
        put(forms, "dk", "[0-9]{4}", "1050");
        put(forms, "no", "[0-9]{4}", "0010");
        put(forms, "se", "[0-9]{3} ?[0-9]{2}", "111 22");
        put(forms, "fi", "[0-9]{5}", "00100");
        put(forms, "pl", "[0-9]{2}-[0-9]{3}", "00-950");
        put(forms, "cz", "[0-9]{3} ?[0-9]{2}", "110 00");
        put(forms, "gr", "[0-9]{3} ?[0-9]{2}", "151 24");
        put(forms, "lu", "(L-)?[0-9]{4}", "1010");
        put(forms, "au", "[0-9]{4}", "2000");
        put(forms, "nz", "[0-9]{4}", "6011");
        return forms;
    }

    private static void put(Map<String, Form> forms, String country, String pattern, String example) {
        forms.put(country, new Form(Pattern.compile(pattern), example));
    }

    /** @param country lower case; null when the row has none, then the code is taken as it is */
    static String code(String text, @Nullable String country) {
        String code = TextRules.oneLine(text);
        Form form = country == null ? null : FORMS.get(country);
        if (form != null
                && !form.pattern().matcher(code.toUpperCase(Locale.ROOT)).matches()) {
            throw new FieldProblem("is not a postal code of its country (" + country + "); expected one like "
                    + form.example() + (form.example().startsWith("0") ? ", with its leading zeros" : ""));
        }
        return code;
    }
}
