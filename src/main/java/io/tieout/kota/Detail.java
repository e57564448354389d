package io.tieout.kota;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Kota's explanation of a refusal, made safe to show and to keep. It may name people and figures, also
 * some that we did not send just now, so only what can hardly be one stays: plain words in lower case,
 * the names of fields, small numbers.
 */
final class Detail {

    private static final int LONGEST = 300;

    private static final Pattern HARMLESS = Pattern.compile("[a-z]+(_[a-z]+)*|\\d{1,2}|…");

    /** Words that begin a sentence about a state. */
    private static final Set<String> OPENERS = Set.of(
            "A",
            "An",
            "Cannot",
            "Contribution",
            "Employee",
            "Employer",
            "It",
            "Kota",
            "No",
            "Offboarding",
            "Only",
            "Policy",
            "Report",
            "Salary",
            "The",
            "This");

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
        String line = detail.replaceAll("\\p{Cntrl}+", " ").strip();
        String text = sent == null ? line : without(KotaJson.MAPPER.readTree(sent.json()), line);
        text = WORD.matcher(text).replaceAll(word -> harmless(word.group()) ? word.group() : "…");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static boolean harmless(String word) {
        return OPENERS.contains(word)
                || Arrays.stream(word.split("-"))
                        .allMatch(part -> HARMLESS.matcher(part).matches());
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
        return sent.asString().isEmpty() ? text : text.replaceAll("(?iu)" + whole, "…");
    }
}
