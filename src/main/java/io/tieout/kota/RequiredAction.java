package io.tieout.kota;

import org.jspecify.annotations.Nullable;

/**
 * What somebody must do for a quote or an offer to go on. The texts are Kota's and are shown word for
 * word and as Kota's: rephrased they would be insurance advice.
 *
 * @param reason the title
 * @param reason_description the body
 * @param code the kind of action; not unique across insurers, and absent in Kota's guide
 * @param due_at after it no policy is issued
 */
public record RequiredAction(
        @Nullable String reason,
        @Nullable String reason_description,
        @Nullable String code,
        @Nullable Due due_at) {

    /** Without the texts: they speak to one person. */
    @Override
    public String toString() {
        return "RequiredAction[" + code + ", due " + due_at + "]";
    }
}
