package io.tieout.reconciliation;

import org.jspecify.annotations.Nullable;

/** What a row says beside its figures. */
final class Notes {

    static final String TOO_MANY_CAUSES =
            "more than " + CauseSearch.COMBINED + " possible causes, so combinations of them were not tried";
    static final String FINER_THAN_CURRENCY = "Kota sent an amount with more decimals than the currency has";
    static final String NOT_IN_ROSTER = "the roster does not know this person";

    private Notes() {}

    static @Nullable String join(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + "; " + other;
    }
}
