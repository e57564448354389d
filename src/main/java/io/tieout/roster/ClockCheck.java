package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.batch.UsageException;
import io.tieout.kota.Kota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Whether this machine and Kota agree on the time. By the clock the guards know who left within seven
 * nights, and a call knows whether Kota still remembers its key; a clock that jumped would empty the one
 * and make the other send twice.
 */
final class ClockCheck {

    /** Kota keeps a key for an hour; one that looks usable must be so at Kota as well. */
    static final Duration MOST_APART = Duration.ofHours(1).minus(KeyRule.KEY_LIFE);

    private final Kota kota;
    private final Clock clock;
    private final Progress progress;

    ClockCheck(Kota kota, Clock clock, Progress progress) {
        this.kota = kota;
        this.clock = clock;
        this.progress = progress;
    }

    /** @throws UsageException if the two are too far apart */
    void check() {
        Instant there = kota.time();
        if (there == null) {
            progress.say("Kota's answers carry no Date, so this machine's clock could not be compared with Kota's.");
            return;
        }
        Instant here = clock.instant();
        Duration apart = Duration.between(there, here).abs();
        if (apart.compareTo(MOST_APART) > 0) {
            throw new UsageException("This machine's clock says " + here.truncatedTo(ChronoUnit.SECONDS)
                    + ", and by Kota's answers it is " + there.truncatedTo(ChronoUnit.SECONDS) + ": more than "
                    + MOST_APART.toMinutes() + " minutes apart. Who left within seven nights and which calls may go out"
                    + " again is counted by the clock, so nothing was sent. Set this machine's clock right (or unset"
                    + " TIEOUT_CLOCK_OFFSET; a stand-in's clock is moved along with it), then give the same command"
                    + " again.");
        }
    }
}
