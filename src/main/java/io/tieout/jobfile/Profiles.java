package io.tieout.jobfile;

import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Profile;
import io.tieout.payroll.Profile.PayElement;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The profile of one input file; each key that is left out keeps the canonical layout. */
final class Profiles {

    private static final int MOST_LINES_BEFORE_HEADER = 1000;

    private static final int MOST_COLUMNS = 1000;

    private static final Map<String, PayElement> MEANINGS = words();

    private Profiles() {}

    private static Map<String, PayElement> words() {
        Map<String, PayElement> words = new LinkedHashMap<>();
        words.put("employee", PayElement.EMPLOYEE);
        words.put("employer", PayElement.EMPLOYER);
        words.put("ignored", PayElement.IGNORED);
        return words;
    }

    /**
     * @param columns canonical columns of the file that this profile is for
     * @param needed those that no such file can do without
     */
    static Profile roster(Section section, Set<String> columns, Set<String> needed) {
        Profile profile = read(section, columns, needed, null, Profile.CANONICAL.payElements(), null);
        section.done();
        return profile;
    }

    static Profile register(Section section) {
        Map<String, PayElement> elements = new LinkedHashMap<>(Profile.CANONICAL.payElements());
        elements.putAll(section.section("pay-elements")
                .entries(Profiles::meaning, "one of " + String.join(", ", MEANINGS.keySet())));
        String periodPattern = section.read(
                "period-pattern",
                null,
                Profiles::periodPattern,
                "a pattern with month and four-digit year, such as MM/yyyy or yyyyMM");
        Profile profile = read(
                section,
                PayrollFiles.registerColumns(),
                PayrollFiles.registerNeeded(),
                periodPattern,
                elements,
                section.read("total-rows", null, Profiles::filled, "how the rows of totals begin, such as Total"));
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

    private static Profile read(
            Section section,
            Set<String> columns,
            Set<String> needed,
            @Nullable String periodPattern,
            Map<String, PayElement> elements,
            @Nullable String totalRows) {
        Profile canonical = Profile.CANONICAL;
        boolean header = section.word("header", true, new TreeMap<>(Map.of("yes", true, "no", false)));
        Profile profile = new Profile(
                character(section, "delimiter", null),
                section.read(
                        "charset", null, Profiles::charset, "a charset, such as UTF-8, windows-1252 or ISO-8859-15"),
                quote(section, canonical.quote()),
                section.whole("lines-before-header", 0, 0, MOST_LINES_BEFORE_HEADER),
                section.word("decimal", canonical.decimalSign(), Map.of(".", '.', ",", ',')),
                thousands(section),
                section.read(
                        "date-pattern",
                        null,
                        Profiles::datePattern,
                        "a pattern with day, month and four-digit year, such as dd/MM/yyyy"),
                periodPattern,
                header ? texts(section, "columns", columns) : Map.of(),
                header ? Map.of() : positions(section, columns),
                texts(section, "constants", columns),
                values(section.section("values"), columns),
                elements,
                totalRows);
        check(section, profile);
        if (!header) {
            checkPositions(section, profile, needed);
        }
        return profile;
    }

    private static @Nullable Character character(Section section, String key, @Nullable Character otherwise) {
        return section.read(
                key, otherwise, Profiles::one, "one character in quotes, such as \";\" or \"\\t\" for a tab");
    }

    private static char quote(Section section, char otherwise) {
        Character quote = character(section, "quote", otherwise);
        return quote == null ? otherwise : quote;
    }

    /** Where a file without a header has its columns. */
    private static Map<String, Integer> positions(Section section, Set<String> columns) {
        Section given = section.section("columns");
        Map<String, Integer> positions = given.entries(
                Profiles::position,
                "the number of a column, 1 for the first: with 'header: no' the columns have no names");
        known(given, positions.keySet(), columns);
        Map<Integer, String> taken = new HashMap<>();
        positions.forEach((column, position) -> {
            String other = taken.putIfAbsent(position, column);
            if (other != null) {
                given.mistake(column, "'" + column + "' and '" + other + "' are both column " + position + ".");
            }
        });
        return positions;
    }

    private static int position(String text) {
        int position = Integer.parseInt(text);
        if (position < 1 || position > MOST_COLUMNS) {
            throw new IllegalArgumentException("out of range");
        }
        return position;
    }

    private static void checkPositions(Section section, Profile profile, Set<String> needed) {
        List<String> missing = needed.stream()
                .filter(column -> !profile.positions().containsKey(column)
                        && !profile.constants().containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            section.mistake(
                    "header",
                    "with 'header: no' the numbers of the columns stand under 'columns'; missing there: "
                            + String.join(", ", missing) + ".");
        }
    }

    /** What the words of a column mean, such as F for female. */
    private static Map<String, Map<String, String>> values(Section section, Set<String> columns) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        for (String column : columns) {
            if (section.has(column)) {
                values.put(column, section.section(column).entries(Profiles::filled, "a text that is not blank"));
            }
        }
        section.done();
        return values;
    }

    private static @Nullable Character thousands(Section section) {
        return section.read(
                "thousands", null, Profiles::sign, "one sign in quotes that is no digit, such as \",\" or \" \"");
    }

    static char one(String text) {
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

    /** Rejects are written in the charset of their input, so one that can only be read is no use. */
    static Charset charset(String name) {
        Charset charset = Charset.forName(name);
        if (!charset.canEncode()) {
            throw new IllegalArgumentException("only for reading");
        }
        return charset;
    }

    static String datePattern(String pattern) {
        if (!PayrollFiles.isDatePattern(pattern)) {
            throw new IllegalArgumentException("no date");
        }
        return pattern;
    }

    static String periodPattern(String pattern) {
        if (!PayrollFiles.isPeriodPattern(pattern)) {
            throw new IllegalArgumentException("no month");
        }
        return pattern;
    }

    private static Map<String, String> texts(Section section, String key, Set<String> columns) {
        Section renames = section.section(key);
        Map<String, String> texts = renames.entries(Profiles::filled, "a text that is not blank");
        known(renames, texts.keySet(), columns);
        texts.forEach((column, text) -> {
            if (!PayrollFiles.isColumnName(text)) {
                renames.mistake(
                        column,
                        "'" + column + "' has braces that don't fit; expected the names of columns, each in braces, and"
                                + " what stands between their cells, such as \"{Company}-{Number}\".");
            }
        });
        return texts;
    }

    private static void known(Section section, Set<String> given, Set<String> columns) {
        for (String column : given) {
            if (!columns.contains(column)) {
                section.mistake(
                        column, "'" + column + "' is not a column of this file; " + Nearest.to(column, columns));
            }
        }
    }

    private static String filled(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text.strip();
    }

    private static void check(Section section, Profile profile) {
        Character delimiter = profile.delimiter();
        if (delimiter == null ? PayrollFiles.mayDivideCells(profile.quote()) : delimiter == profile.quote()) {
            section.mistake("quote", "'quote' is the same as 'delimiter'; a row could not be divided.");
        }
        Character thousands = profile.thousandsSign();
        if (thousands != null && thousands == profile.decimalSign()) {
            section.mistake("thousands", "'thousands' is the same as 'decimal'; 1.234 could be two amounts.");
        }
        for (String column : profile.constants().keySet()) {
            if (profile.columns().containsKey(column) || profile.positions().containsKey(column)) {
                section.mistake(
                        "constants",
                        "'" + column + "' is under 'columns' and under 'constants'." + " Leave one of them out.");
            }
        }
    }
}
