package io.tieout.standin;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules that the published descriptions state for single fields. */
final class FieldRules {

    /** Published: 250 lower-case codes, which are ISO's and {@code xk}. */
    static final Set<String> COUNTRIES = countries();

    static final Rule COUNTRY = Rule.oneOf(COUNTRIES);
    static final Rule E164 = Rule.matching("\\+[1-9]\\d{6,14}", "must be in E.164 format");
    static final Rule EMAIL = Rule.matching("[^@\\s]+@[^@\\s]+", "must be an e-mail address");
    static final Rule CURRENCY = Rule.oneOf(Currencies.CODES);
    static final Rule POSITIVE = FieldRules::positive;
    static final Rule FLAG = FieldRules::flag;
    static final Rule SEX = Rule.oneOf(Set.of("male", "female"));
    static final Rule DATE = Rule.text(FieldRules::isDate, "must be a date, YYYY-MM-DD");
    static final Rule DATE_TIME = Rule.text(FieldRules::isDateTime, "must be a date-time, RFC 3339");
    static final Rule IBAN = Rule.text(FieldRules::isIban, "must be an IBAN");
    static final Rule METADATA = FieldRules::metadata;
    /** Published as "after 1900-01-01", for birth and start dates. */
    static final Rule MODERN = date(day -> day.isAfter(LocalDate.of(1900, 1, 1)), "must be after 1900-01-01");

    private static final Pattern IBAN_SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

    private FieldRules() {}

    /** A date for which something holds. */
    static Rule date(Predicate<LocalDate> holds, String message) {
        return (value, path, findings) -> {
            if (!value.isString() || !isDate(value.asString())) {
                DATE.check(value, path, findings);
            } else if (!holds.test(LocalDate.parse(value.asString()))) {
                findings.add(path, message);
            }
        };
    }

    /** Both forms in which Kota's texts give a deadline. */
    static final Rule DATE_OR_DATE_TIME =
            Rule.text(text -> isDate(text) || isDateTime(text), "must be a date or a date-time");

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return text.length() == 10;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isIban(String text) {
        String iban = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!IBAN_SHAPE.matcher(iban).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static void positive(JsonNode value, String path, Findings findings) {
        if (!value.isNumber() || value.decimalValue().signum() <= 0) {
            findings.add(path, "must be a number greater than 0");
        }
    }

    private static void flag(JsonNode value, String path, Findings findings) {
        if (!value.isBoolean()) {
            findings.add(path, "must be true or false");
        }
    }

    /** A whole number between two, both included. */
    static Rule whole(int least, int most) {
        return (value, path, findings) -> {
            if (!value.isIntegralNumber()
                    || !value.canConvertToInt()
                    || value.asInt() < least
                    || value.asInt() > most) {
                findings.add(path, "must be a whole number from " + least + " to " + most);
            }
        };
    }

    private static void metadata(JsonNode value, String path, Findings findings) {
        if (!value.isObject()) {
            findings.add(path, "must be an object");
            return;
        }
        if (value.size() > 25) {
            findings.add(path, "must have at most 25 keys");
        }
        value.properties().forEach(entry -> {
            if (entry.getKey().length() > 40) {
                findings.add(path, "must have keys of at most 40 characters");
            }
            JsonNode text = entry.getValue();
            if (!text.isString()) {
                findings.add(path + "." + entry.getKey(), "must be a string");
            } else if (text.asString().length() > 500) {
                findings.add(path + "." + entry.getKey(), "must be at most 500 characters");
            }
        });
    }

    private static Set<String> countries() {
        Set<String> codes = new HashSet<>();
        Arrays.stream(Locale.getISOCountries()).forEach(code -> codes.add(code.toLowerCase(Locale.ROOT)));
        codes.add("xk");
        return Set.copyOf(codes);
    }
}
