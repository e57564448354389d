package io.tieout.console;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/** Periods and refs as parts of an address. A ref may hold what no address may; then it is encoded whole. */
final class Slug {

    private static final String MARK = "~";

    /** The list of rows that need a person lies beside the employers. */
    private static final String TAKEN = "breaks";

    private Slug() {}

    static String of(String ref) {
        return ref.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*") && !ref.equals(TAKEN)
                ? ref
                : MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(ref.getBytes(StandardCharsets.UTF_8));
    }

    static String ref(String slug) {
        if (!slug.startsWith(MARK)) {
            return slug;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(slug.substring(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return slug;
        }
    }

    /** @throws Refused if it is no month like 2026-10 */
    static YearMonth period(String text) {
        try {
            YearMonth period = YearMonth.parse(text.strip());
            if (period.getYear() >= 2000 && period.getYear() < 2200) {
                return period;
            }
        } catch (DateTimeParseException odd) {
            // Said below.
        }
        throw Refused.badRequest(
                "That is no period", "A period is a month, written like 2026-10. Go back and mend it.");
    }
}
