package io.tieout.payroll;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates that look alike, such as 28.02.1990, with the patterns that may be meant, and how many speak for each. */
final class DateShape {

    /** A roster knows nobody born before, and no plan after. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2100;

    private static final int TWO_DIGITS_EACH = "31.12.1990".length();

    /** One pattern. @see #pattern for how it is written in a profile */
    static final class Candidate {

        private final String letters;
        private final DateTimeFormatter format;
        private long read;
        private long alone;
        private long firstLine;

        Candidate(String letters) {
            this.letters = letters;
            this.format = DateRule.formatter(letters);
        }

        private boolean reads(String text) {
            try {
                int year = LocalDate.parse(text, format).getYear();
                return year >= FIRST_YEAR && year <= LAST_YEAR;
            } catch (DateTimeException e) {
                return false;
            }
        }

        /** Nobody writes the day before the month then; and no year from 1900 to 2100 begins with a day and a month. */
        boolean beginsWithTheYear() {
            return letters.startsWith("y");
        }

        /** Dates that no other pattern reads. */
        long alone() {
            return alone;
        }

        /** Line of the first of them. */
        long firstLine() {
            return firstLine;
        }
    }

    private final Pattern form;
    private final List<Candidate> candidates;
    private boolean oneDigit;
    private long dates;

    private DateShape(String form, String... candidates) {
        this.form = Pattern.compile(form);
        this.candidates = Stream.of(candidates).map(Candidate::new).toList();
    }

    /** Everything but ISO dates. Single letters read one digit and two. */
    static List<DateShape> all() {
        List<DateShape> all = new ArrayList<>();
        for (String sign : List.of("/", ".", "-", " ")) {
            String separator = Pattern.quote(sign);
            all.add(new DateShape(
                    "[0-9]{1,2}" + separator + "[0-9]{1,2}" + separator + "[0-9]{4}",
                    "d" + sign + "M" + sign + "yyyy",
                    "M" + sign + "d" + sign + "yyyy"));
            all.add(new DateShape(
                    "[0-9]{4}" + separator + "[0-9]{1,2}" + separator + "[0-9]{1,2}",
                    "yyyy" + sign + "M" + sign + "d"));
        }
        all.add(new DateShape("[0-9]{8}", "yyyyMMdd", "ddMMyyyy", "MMddyyyy"));
        return all;
    }

    /** Counts a date of this shape. Returns whether it is one; a text that no pattern reads counts for none. */
    boolean take(String text, long line) {
        if (!form.matcher(text).matches()) {
            return false;
        }
        List<Candidate> reading =
                candidates.stream().filter(candidate -> candidate.reads(text)).toList();
        if (reading.isEmpty()) {
            return true;
        }
        dates++;
        oneDigit |= text.length() < TWO_DIGITS_EACH;
        reading.forEach(candidate -> candidate.read++);
        if (reading.size() == 1) {
            Candidate only = reading.get(0);
            only.alone++;
            only.firstLine = only.firstLine == 0 ? line : only.firstLine;
        }
        return true;
    }

    /** Dates that at least one pattern reads. */
    long dates() {
        return dates;
    }

    /** The patterns that read every one of the dates. */
    List<Candidate> fitting() {
        return candidates.stream().filter(candidate -> candidate.read == dates).toList();
    }

    /** The patterns that some date can't be read without. */
    List<Candidate> demanded() {
        return candidates.stream().filter(candidate -> candidate.alone > 0).toList();
    }

    /** As people write it in a profile: with two letters where all dates have two digits. */
    String pattern(Candidate candidate) {
        return oneDigit || candidate.letters.contains("MM")
                ? candidate.letters
                : candidate.letters.replace("d", "dd").replace("M", "MM");
    }
}
