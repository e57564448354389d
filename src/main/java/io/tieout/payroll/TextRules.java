package io.tieout.payroll;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What texts, refs and codes must look like; the limits are those of the Kota API where it has some. */
final class TextRules {

    private static final int LONGEST_REF = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    /** Kosovo has no code of ISO yet; Kota, as most, takes the one that ISO leaves to its users. */
    private static final String KOSOVO = "XK";

    private static final Set<String> COUNTRIES = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()), Stream.of(KOSOVO))
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** No name or line of an address is longer. A quote that was never closed makes such cells. */
    private static final int LONGEST_TEXT = 500;

    private TextRules() {}

    /**
     * Payroll's own key: text, leading zeros stay. One that a spreadsheet would run as a formula is
     * refused here, because refs are written unchanged into files for machines.
     */
    static String ref(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_REF) {
            throw new FieldProblem("is longer than 200 characters");
        }
        if ("=+-@".indexOf(text.charAt(0)) >= 0) {
            throw new FieldProblem("begins with = + - or @, which a spreadsheet would run as a formula;"
                    + " a ref begins with a letter or a digit");
        }
        if (holdsUnseen(text)) {
            throw new FieldProblem("holds a character that can't be seen, such as a no-break space; type the ref anew,"
                    + " or it would count as another person");
        }
        return text;
    }

    private static boolean holdsUnseen(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' && c != ' ' || c > '~') {
                // Seldom, and only then every character is asked what it is.
                return text.codePoints().anyMatch(TextRules::isUnseen);
            }
        }
        return false;
    }

    /** Control and format characters and every space but the ordinary one. */
    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> false;
        };
    }

    /** Without blanks at either end, also those that spreadsheets and web pages leave behind unseen. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        if (c > ' ' && c <= '~') {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /** Text of one line, such as a name. */
    static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new FieldProblem(
                        "holds a line break, a tab or another control character; expected text of one line");
            }
        }
        return any(text);
    }

    /** Any text, such as a line of an address as it was typed. */
    static String any(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new FieldProblem("is longer than 500 characters; a quote (\") before or after it may be missing");
        }
        return text;
    }

    static String email(String text) {
        if (!EMAIL.matcher(text).matches()) {
            throw new FieldProblem("is not an e-mail address; expected one like name@example.com");
        }
        return oneLine(text);
    }

    static String country(String text) {
        String code = text.toLowerCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw new FieldProblem(
                    "is not a country; expected the two letters of ISO 3166, such as IE, GB (not UK) or ES");
        }
        return code;
    }

    static String sex(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.equals("male") && !word.equals("female")) {
            throw new FieldProblem("expected male or female");
        }
        return word;
    }
}
