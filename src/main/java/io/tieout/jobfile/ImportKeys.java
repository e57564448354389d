package io.tieout.jobfile;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys under {@code payroll-import}, with their defaults. */
final class ImportKeys {

    /** Written for an element, it leaves a lane out of the file. */
    private static final String NONE = "none";

    private ImportKeys() {}

    static ImportSettings read(Section section) {
        ImportSettings canonical = ImportSettings.CANONICAL;
        SortedMap<String, CountryRule> countries = countries(section.section("countries"));
        ImportSettings settings = new ImportSettings(
                lanes(section),
                LayoutKeys.read(section.section("layout")),
                section.word("second-import", canonical.secondImport(), secondImports()),
                section.word("zero-rows", false, new TreeMap<>(Map.of("yes", true, "no", false))),
                section.word("sign", false, new TreeMap<>(Map.of("plus", false, "minus", true))),
                countries,
                employers(section.section("employers"), countries),
                country(section, countries));
        section.done();
        return settings;
    }

    private static Map<String, SecondImport> secondImports() {
        Map<String, SecondImport> words = new LinkedHashMap<>();
        words.put("unknown", SecondImport.UNKNOWN);
        words.put("replaces", SecondImport.REPLACES);
        words.put("adds", SecondImport.ADDS);
        return words;
    }

    private static Map<Lane, LaneText> lanes(Section section) {
        Section elements = section.section("elements");
        Section descriptions = section.section("descriptions");
        Section words = section.section("words");
        Map<Lane, LaneText> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            LaneText canonical = lane.canonical();
            lanes.put(
                    lane,
                    new LaneText(
                            element(elements, lane, lanes),
                            descriptions.text(lane.key(), canonical.description()),
                            words.text(lane.key(), canonical.word())));
        }
        elements.done();
        descriptions.done();
        words.done();
        return lanes;
    }

    /** Two lanes' adjustments have the element of the lane itself unless the file names another. */
    private static @Nullable String element(Section elements, Lane lane, Map<Lane, LaneText> before) {
        LaneText same = lane == Lane.TAXABLE_VALUE_ADJUSTMENT
                ? before.get(Lane.TAXABLE_VALUE)
                : lane == Lane.RELIEF_OWED_ADJUSTMENT ? before.get(Lane.RELIEF_OWED) : null;
        String otherwise = same == null ? lane.canonical().element() : same.element();
        String element = elements.text(lane.key());
        if (element == null) {
            return otherwise;
        }
        if (element.isBlank()) {
            elements.mistake(
                    lane.key(),
                    "'" + lane.key() + "' is blank; expected the name of a pay element, such as "
                            + lane.canonical().element() + ", or none to leave it out.");
        }
        return element.equals(NONE) ? null : element;
    }

    private static SortedMap<String, CountryRule> countries(Section section) {
        SortedMap<String, CountryRule> countries = new TreeMap<>(ImportSettings.CANONICAL.countries());
        for (String code : section.keys()) {
            if (!code.matches("[A-Z]{2}")) {
                section.mistake(code, "'" + code + "' is no country; expected two capital letters, such as IE.");
            }
            CountryRule usual = countries.getOrDefault(code, CountryRule.NONE);
            Section rule = section.section(code);
            countries.put(
                    code,
                    new CountryRule(
                            rule.word("taxable-value", usual.taxIsTaxable(), taxableValues()),
                            rule.word(
                                    "relief-owed",
                                    usual.reliefIsOwed(),
                                    new TreeMap<>(Map.of("yes", true, "no", false)))));
            rule.done();
        }
        return countries;
    }

    private static Map<String, Boolean> taxableValues() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("gross-premium", false);
        words.put("gross-premium-and-tax", true);
        return words;
    }

    private static SortedMap<String, String> employers(Section section, Map<String, CountryRule> countries) {
        return new TreeMap<>(section.entries(code -> known(code, countries), expected(countries)));
    }

    private static @Nullable String country(Section section, Map<String, CountryRule> countries) {
        return section.read("country", null, code -> known(code, countries), expected(countries));
    }

    private static String known(String code, Map<String, CountryRule> countries) {
        if (!countries.containsKey(code)) {
            throw new IllegalArgumentException("unknown country");
        }
        return code;
    }

    private static String expected(Map<String, CountryRule> countries) {
        return "a country that 'countries' knows: " + String.join(", ", countries.keySet());
    }
}
