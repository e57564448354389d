package io.tieout.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An employer or an employee: what they have in common for those who only tell what happens to them. */
interface OnRecord {

    String id();

    /** How the types of its events begin. */
    String kind();

    String status(Instant now);

    /** When the state changes by itself; null when only a call changes it. */
    @Nullable
    Instant nextChange();

    /** What an event of that moment tells. */
    Event.Told told(Instant at);
}
