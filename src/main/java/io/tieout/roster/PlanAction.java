package io.tieout.roster;

/** What a row of a roster asks for. */
public enum PlanAction {
    CREATE,
    /** Kota holds the record already: it is linked, and then says what the row says. */
    ADOPT,
    UPDATE,
    NONE,
    /** People are needed; the reason says what for. */
    CANNOT,
    /** Reported only: it is not sent yet. */
    OFFBOARD,
    /** Reported only: it is not sent yet. */
    CANCEL_OFFBOARD,
    /** At Kota and not in the file; reported only, whatever comes. */
    MISSING,
    /** Left before Kota ever knew of them; skipped. */
    PAST_LEAVER
}
