package io.tieout.jobfile;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code payroll-import} of a job file: what the file that payroll imports says, and how.
 *
 * @param lanes each lane with its element and texts
 * @param zeroRows whether a person with lines has a row for every element, zero where nothing is due
 * @param minus whether amounts are written with the other sign, so that what is withheld is negative
 * @param countries by ISO 3166 code
 * @param employers employer ref to the country of its payroll
 * @param country of employers that are not listed, null for {@link CountryRule#NONE}
 */
public record ImportSettings(
        Map<Lane, LaneText> lanes,
        ImportLayout layout,
        SecondImport secondImport,
        boolean zeroRows,
        boolean minus,
        SortedMap<String, CountryRule> countries,
        SortedMap<String, String> employers,
        @Nullable String country) {

    /** What holds where a job file says nothing. */
    public static final ImportSettings CANONICAL = new ImportSettings(
            Arrays.stream(Lane.values()).collect(Collectors.toMap(Function.identity(), Lane::canonical)),
            ImportLayout.CANONICAL,
            SecondImport.UNKNOWN,
            false,
            false,
            new TreeMap<>(Map.of(
                    "ES", new CountryRule(true, false),
                    "GB", new CountryRule(true, false),
                    "IE", new CountryRule(false, true))),
            new TreeMap<>(),
            null);

    /** In the order of the lanes and of the keys, so that equal settings have equal text. */
    public ImportSettings {
        lanes = Collections.unmodifiableMap(new EnumMap<>(lanes));
        countries = Collections.unmodifiableSortedMap(new TreeMap<>(countries));
        employers = Collections.unmodifiableSortedMap(new TreeMap<>(employers));
    }

    public LaneText lane(Lane lane) {
        LaneText text = lanes.get(lane);
        return text == null ? lane.canonical() : text;
    }

    /**
     * Which elements an employer's amounts go to and how they are counted, as text. Two files are only comparable
     * lane by lane where it is equal.
     */
    public String terms(String employerRef) {
        return lanes.entrySet().stream()
                        .filter(lane -> lane.getValue().element() != null)
                        .map(lane -> lane.getKey().key() + "=" + lane.getValue().element())
                        .collect(Collectors.joining(";"))
                + ";" + rule(employerRef).words();
    }

    public CountryRule rule(String employerRef) {
        String of = employers.getOrDefault(employerRef, country);
        return of == null ? CountryRule.NONE : countries.getOrDefault(of, CountryRule.NONE);
    }
}
