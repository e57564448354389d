package io.tieout.roster;

/** What a row of a roster asks for. */
public enum PlanAction {
    CREATE,
    /** Kota holds the record already: it is linked, and then says what the row says. */
    ADOPT,
    UPDATE,
    /** Whom Kota holds under another ref gets this one: the record stays, and so does the cover. */
    REKEY,
    /** Kota holds the person under another ref that is not in the file; reported only, unless new refs are asked for. */
    RENUMBERED,
    /** What somebody earns from a day on changed: Kota gets a new record, for the old ones can't be changed. */
    SALARY,
    NONE,
    /** People are needed; the reason says what for. */
    CANNOT,
    /** The row has a leave date; it ends the person's cover, so the guards count it. */
    OFFBOARD,
    /** The leave date was withdrawn or moved. */
    CANCEL_OFFBOARD,
    /** Would leave or stay after all, but others of the plan were released by name; waits until it is released too. */
    HELD,
    /** The same person is in the file at another employer; reported only, the record ends by its own leave date. */
    MOVED,
    /** At Kota and not in the file; reported only, whatever comes. */
    MISSING,
    /** Left before Kota ever knew of them; skipped. */
    PAST_LEAVER;

    /** Whether Kota gets a call for it; the others are only told. */
    public boolean isSent() {
        return switch (this) {
            case CREATE, ADOPT, UPDATE, REKEY, SALARY, OFFBOARD, CANCEL_OFFBOARD -> true;
            case RENUMBERED, NONE, CANNOT, HELD, MOVED, MISSING, PAST_LEAVER -> false;
        };
    }
}
