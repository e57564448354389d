package io.tieout.kota;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Kota's explanation of a refusal, made safe to show and to keep. It may name people and figures, also
 * some that we did not send just now, so only what can hardly be one stays: plain words in lower case,
 * words that begin such explanations, the names of fields, small numbers, lengths of time, and days that
 * nobody at work was born on.
 */
final class Detail {

    private static final int LONGEST = 300;

    private static final String GONE = "…";

    private static final Pattern PLAIN = Pattern.compile("[a-z]+(_[a-z]+)*(['’](t|s|re|ve|ll|d))?|…");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private static final Pattern LONG_TIME = Pattern.compile("\\d{3}");
    private static final Pattern UNIT_OF_TIME = Pattern.compile("[- ](day|week|month|hour|minute|second)s?\\b");

    private static final Pattern RECENT_DAY =
            Pattern.compile("20[2-9]\\d-[01]\\d-[0-3]\\d(T[0-2]\\d:[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?Z)?");

    /** A child is born on a day like any other. */
    private static final Pattern ABOUT_BIRTHS =
            Pattern.compile("(?iu)\\b(born|birth|dob|bday|aged?|bab(y|ies)|child|children|newborn|depend[ae]nts?)");

    /** What is quoted is somebody's word, unless it is the name of a field or of a state. */
    private static final Pattern QUOTED =
            Pattern.compile("(?<![\\p{L}\\p{N}])(['\"“‘`])([^'\"”’`]{1,200})(['\"”’`])(?![\\p{L}\\p{N}])");

    private static final Pattern NAME_OF_A_FIELD =
            Pattern.compile("[a-z]+(_[a-z]+)+|pending|active|offboarding|inactive|restricted|open|finalized");

    /** Words that begin a sentence about a state, and short forms that stand in one. None of them is a name. */
    private static final Set<String> OPENERS = Set.of(("A Action Active Already An API Benefits Cancellation Cancelling"
                    + " Cannot Changes Contribution Contributions Cover Coverage Date Dates Effective Either Employee"
                    + " Employees Employer Employers Enrolment Finalized Group Health Hosted IBAN ID Inactive Insurance"
                    + " Invalid It Its Kota Leave No Not Nothing Offboarding Offer Offers Only Operation Pending Plan"
                    + " Policies Policy PPSN Premium Quote Quotes Report Reports Request Restricted Salaries Salary"
                    + " Scheme Since Start Status That The There These They This Those To Too Unable Until UTC When"
                    + " While You Your")
            .split(" "));

    /** What stands between two spaces, without the punctuation around it. */
    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Punct}](?:\\S*[^\\s\\p{Punct}])?");

    private Detail() {}

    /**
     * One line, at most 300 characters.
     *
     * @param sent whose values are taken out in any case, however they are written
     */
    static @Nullable String harmless(@Nullable String detail, @Nullable RequestBody sent) {
        if (detail == null || detail.isBlank()) {
            return null;
        }
        String line = detail.substring(0, Math.min(detail.length(), 5 * LONGEST))
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        boolean births = ABOUT_BIRTHS.matcher(line).find();
        String text = sent == null ? line : without(KotaJson.MAPPER.readTree(sent.json()), line);
        String unquoted = QUOTED.matcher(text)
                .replaceAll(quoted -> Matcher.quoteReplacement(
                        NAME_OF_A_FIELD.matcher(quoted.group(2)).matches() ? quoted.group() : GONE));
        String kept = WORD.matcher(unquoted)
                .replaceAll(word -> harmless(word, unquoted, births) ? Matcher.quoteReplacement(word.group()) : GONE);
        return kept.length() > LONGEST ? kept.substring(0, LONGEST) + GONE : kept;
    }

    private static boolean harmless(MatchResult word, String text, boolean births) {
        String whole = word.group();
        if (OPENERS.contains(whole) || PLAIN.matcher(whole).matches()) {
            return true;
        }
        if (RECENT_DAY.matcher(whole).matches()) {
            return !births;
        }
        String[] parts = whole.split("-");
        long numbers = Arrays.stream(parts)
                .filter(part -> NUMBER.matcher(part).matches())
                .count();
        boolean known = Arrays.stream(parts)
                .allMatch(part ->
                        NUMBER.matcher(part).matches() || PLAIN.matcher(part).matches());
        if (known) {
            // Two numbers side by side may be a telephone number or a date.
            return numbers == 0 || numbers == 1 && !hasNumberBeside(word, text);
        }
        return LONG_TIME.matcher(whole).matches()
                && UNIT_OF_TIME.matcher(text).region(word.end(), text.length()).lookingAt();
    }

    private static boolean hasNumberBeside(MatchResult word, String text) {
        return text.substring(0, word.start()).matches("(?s).*\\d[^\\p{L}\\d]*")
                || text.substring(word.end()).matches("(?s)[^\\p{L}\\d]*\\d.*");
    }

    private static String without(JsonNode sent, String text) {
        if (!sent.isValueNode()) {
            String left = text;
            for (JsonNode part : sent) {
                left = without(part, left);
            }
            return left;
        }
        String value = Pattern.quote(sent.asString());
        // A short one would be found inside other words.
        String whole = sent.asString().length() < 3 ? "(?<![\\p{L}\\p{N}])" + value + "(?![\\p{L}\\p{N}])" : value;
        return sent.asString().isEmpty() ? text : text.replaceAll("(?iu)" + whole, GONE);
    }
}
