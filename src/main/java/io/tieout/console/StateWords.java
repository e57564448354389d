package io.tieout.console;

import io.tieout.reconciliation.EmployerState;
import org.jspecify.annotations.Nullable;

/**
 * An employer's state as it stands on a page.
 *
 * @param tone of the page's colours: good, warn, bad, or empty
 * @param more what else to know, null for nothing
 */
record StateWords(
        String ref,
        String slug,
        EmployerState state,
        String words,
        String tone,
        @Nullable String more) {

    static StateWords of(EmployerState state) {
        return switch (state.stage()) {
            case FINAL -> with(state, "Final at Kota", "good", by(state));
            case SIGNED_OFF -> with(state, "Signed off", "good", by(state));
            case FAILED -> with(state, "Failed", "bad", state.failure());
            case NOT_RUN -> with(state, "Not run yet", "", null);
            case REVIEW -> with(state, "Needs a review", "bad", state.review());
            case STALE -> with(state, "Run it again", "warn", "An earlier period was run again since");
            case PEOPLE_NEEDED ->
                with(
                        state,
                        state.open() + (state.open() == 1 ? " row needs a person" : " rows need a person"),
                        "warn",
                        null);
            case HALF_SIGNED -> with(state, "Signed once", "mark-accent", by(state) + "; one more account has to sign");
            case TO_SIGN -> with(state, "Ready to sign", "mark-accent", null);
        };
    }

    private static StateWords with(EmployerState state, String words, String tone, @Nullable String more) {
        return new StateWords(state.employerRef(), Slug.of(state.employerRef()), state, words, tone, more);
    }

    private static String by(EmployerState state) {
        return "by " + String.join(" and ", state.signers());
    }
}
