package io.tieout.jobfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a cell or line of a layout: constants, and places to fill such as {@code {employee_ref}}. */
public record CellText(List<Part> parts) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final int MOST_ELEMENTS = 20;

    /**
     * A constant, or a place.
     *
     * @param constant empty for a place
     * @param number which of several elements of a row, from 1; 0 for the only one
     */
    public record Part(String constant, Optional<Place> place, int number) {}

    /** What can be filled in, and where. */
    public enum Place {
        EMPLOYEE_REF(Where.ROW),
        CURRENCY(Where.ROW),
        ELEMENT(Where.ELEMENT),
        DESCRIPTION(Where.ELEMENT),
        WORD(Where.ELEMENT),
        AMOUNT(Where.ELEMENT),
        EMPLOYER_REF(Where.FILE),
        PERIOD(Where.FILE),
        FIRST_DAY(Where.FILE),
        LAST_DAY(Where.FILE),
        ROWS(Where.END),
        TOTAL(Where.END);

        private final Where where;

        Place(Where where) {
            this.where = where;
        }

        Where where() {
            return where;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a place has a meaning: everywhere, in rows, once for each element of a row, after the last row. */
    enum Where {
        FILE,
        ROW,
        ELEMENT,
        END
    }

    /** @throws IllegalArgumentException if a place is unknown; the message says which are known */
    static CellText parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        int done = 0;
        while (matcher.find()) {
            if (matcher.start() > done) {
                parts.add(new Part(text.substring(done, matcher.start()), Optional.empty(), 0));
            }
            parts.add(place(matcher.group(1)));
            done = matcher.end();
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), Optional.empty(), 0));
        }
        return new CellText(List.copyOf(parts));
    }

    private static Part place(String words) {
        String[] word = words.strip().split(" +");
        for (Place place : Place.values()) {
            if (place.word().equals(word[0]) && word.length == 1) {
                return new Part("", Optional.of(place), 0);
            }
            if (place.word().equals(word[0]) && place.where() == Where.ELEMENT && word[1].matches("[1-9][0-9]?")) {
                int number = Integer.parseInt(word[1]);
                if (word.length == 2 && number <= MOST_ELEMENTS) {
                    return new Part("", Optional.of(place), number);
                }
            }
        }
        throw new IllegalArgumentException("{" + words + "} is no place to fill; known: "
                + Arrays.stream(Place.values())
                        .map(place -> "{" + place.word() + "}")
                        .collect(Collectors.joining(", "))
                + ", and {amount 1} to {amount " + MOST_ELEMENTS + "} where a row has several elements");
    }

    int largestNumber() {
        return parts.stream().mapToInt(Part::number).max().orElse(0);
    }

    public boolean has(Place place) {
        return parts.stream()
                .anyMatch(part -> part.place().filter(place::equals).isPresent());
    }

    boolean has(Place place, int number) {
        return parts.stream()
                .anyMatch(part -> part.number() == number
                        && part.place().filter(place::equals).isPresent());
    }

    boolean has(Where where) {
        return parts.stream()
                .anyMatch(part -> part.place().filter(p -> p.where() == where).isPresent());
    }
}
