package io.tieout.reconciliation;

/** A fact that a cause rests on. One fact serves at most one cause of a set, else a euro would be explained twice. */
sealed interface Evidence permits ChargedLine, WithheldRow, Evidence.OpeningBalance {

    /** The balance that earlier periods left; there is one per row. */
    enum OpeningBalance implements Evidence {
        OPENING
    }
}
