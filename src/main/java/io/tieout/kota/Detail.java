package io.tieout.kota;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Kota's explanation of a refusal, made safe to show and to keep. */
final class Detail {

    private static final int LONGEST = 300;

    private Detail() {}

    /**
     * One line, at most 300 characters, and no value that we sent: it could be a name or a tax id. What was
     * not sent by us can't be looked for, so there is nothing of Kota's answer to a read.
     */
    static @Nullable String harmless(@Nullable String detail, @Nullable RequestBody sent) {
        if (detail == null || detail.isBlank() || sent == null) {
            return null;
        }
        String line = detail.replaceAll("\\p{Cntrl}+", " ").strip();
        String text = without(KotaJson.MAPPER.readTree(sent.json()), line);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String without(JsonNode sent, String text) {
        String left = text;
        if (sent.isValueNode()) {
            String value = sent.asString();
            return value.length() < 3 ? left : left.replace(value, "…");
        }
        for (JsonNode part : sent) {
            left = without(part, left);
        }
        return left;
    }
}
