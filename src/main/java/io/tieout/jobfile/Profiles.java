package io.tieout.jobfile;

import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Profile;
import io.tieout.payroll.Profile.PayElement;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profile of one input file; each key that is left out keeps the canonical layout. */
final class Profiles {

    private static final int MOST_LINES_BEFORE_HEADER = 1000;

    private static final Map<String, PayElement> MEANINGS = words();

    private Profiles() {}

    private static Map<String, PayElement> words() {
        Map<String, PayElement> words = new LinkedHashMap<>();
        words.put("employee", PayElement.EMPLOYEE);
        words.put("employer", PayElement.EMPLOYER);
        words.put("ignored", PayElement.IGNORED);
        return words;
    }

    /** @param columns canonical columns of the file that this profile is for */
    static Profile roster(Section section, Set<String> columns) {
        Profile profile = read(section, columns, Profile.CANONICAL.payElements());
        section.done();
        return profile;
    }

    static Profile register(Section section) {
        Map<String, PayElement> elements = new LinkedHashMap<>(Profile.CANONICAL.payElements());
        elements.putAll(section.section("pay-elements")
                .entries(Profiles::meaning, "one of " + String.join(", ", MEANINGS.keySet())));
        Profile profile = read(section, PayrollFiles.registerColumns(), elements);
        section.done();
        return profile;
    }

    private static PayElement meaning(String word) {
        PayElement meaning = MEANINGS.get(word);
        if (meaning == null) {
            throw new IllegalArgumentException("unknown word");
        }
        return meaning;
    }

    private static Profile read(Section section, Set<String> columns, Map<String, PayElement> elements) {
        Profile canonical = Profile.CANONICAL;
        Profile profile = new Profile(
                character(section, "delimiter", canonical.delimiter()),
                charset(section, canonical.charset()),
                character(section, "quote", canonical.quote()),
                section.whole("lines-before-header", 0, 0, MOST_LINES_BEFORE_HEADER),
                section.word("decimal", canonical.decimalSign(), Map.of(".", '.', ",", ',')),
                thousands(section),
                section.read(
                        "date-pattern",
                        null,
                        Profiles::datePattern,
                        "a pattern with day, month and four-digit year," + " such as dd/MM/yyyy"),
                texts(section, "columns", columns),
                texts(section, "constants", columns),
                elements);
        check(section, profile);
        return profile;
    }

    private static char character(Section section, String key, char otherwise) {
        Character character = section.read(
                key, otherwise, Profiles::one, "one character in quotes, such as \";\" or \"\\t\" for a tab");
        return character == null ? otherwise : character;
    }

    private static @Nullable Character thousands(Section section) {
        return section.read(
                "thousands", null, Profiles::sign, "one sign in quotes that is no digit, such as \",\" or \" \"");
    }

    private static char one(String text) {
        if (text.length() != 1 || text.equals("\n") || text.equals("\r") || Character.isLetterOrDigit(text.charAt(0))) {
            throw new IllegalArgumentException("not one sign");
        }
        return text.charAt(0);
    }

    private static char sign(String text) {
        char sign = one(text);
        if (sign == '-' || sign == '+') {
            throw new IllegalArgumentException("the sign of an amount");
        }
        return sign;
    }

    private static Charset charset(Section section, Charset otherwise) {
        Charset charset = section.read(
                "charset", otherwise, Profiles::charset, "a charset, such as UTF-8, windows-1252 or ISO-8859-15");
        return charset == null ? otherwise : charset;
    }

    /** Rejects are written in the charset of their input, so one that can only be read is no use. */
    private static Charset charset(String name) {
        Charset charset = Charset.forName(name);
        if (!charset.canEncode()) {
            throw new IllegalArgumentException("only for reading");
        }
        return charset;
    }

    private static String datePattern(String pattern) {
        if (!PayrollFiles.isDatePattern(pattern)) {
            throw new IllegalArgumentException("no date");
        }
        return pattern;
    }

    private static Map<String, String> texts(Section section, String key, Set<String> columns) {
        Section renames = section.section(key);
        Map<String, String> texts = renames.entries(Profiles::filled, "a text that is not blank");
        for (String column : texts.keySet()) {
            if (!columns.contains(column)) {
                renames.mistake(
                        column, "'" + column + "' is not a column of this file; " + Nearest.to(column, columns));
            }
        }
        return texts;
    }

    private static String filled(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text.strip();
    }

    private static void check(Section section, Profile profile) {
        if (profile.delimiter() == profile.quote()) {
            section.mistake("quote", "'quote' is the same as 'delimiter'; a row could not be divided.");
        }
        Character thousands = profile.thousandsSign();
        if (thousands != null && thousands == profile.decimalSign()) {
            section.mistake("thousands", "'thousands' is the same as 'decimal'; 1.234 could be two amounts.");
        }
        for (String column : profile.constants().keySet()) {
            if (profile.columns().containsKey(column)) {
                section.mistake(
                        "constants",
                        "'" + column + "' is under 'columns' and under 'constants'." + " Leave one of them out.");
            }
        }
    }
}
