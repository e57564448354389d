package io.tieout.roster;

import java.time.Duration;
import java.time.Instant;

/**
 * When a create may go out under the key of its intent, and when Kota must be asked first.
 *
 * <p>Kota keeps a key for one hour. Within it the same key and the same bytes give the same answer,
 * however often they are sent; after it they would create a second person. The margin covers clocks
 * that differ and a call that is slow.
 */
final class KeyRule {

    /** Counted from the first call under the key. */
    static final Duration KEY_LIFE = Duration.ofMinutes(50);

    enum Next {
        /** Never sent: stamp it, then send it. */
        SEND,
        SEND_AGAIN,
        LOOK_UP
    }

    private KeyRule() {}

    /** Whether a call under the key can have been made so lately that Kota is still at work on it. */
    static boolean mayBeUnderWay(Intent intent, Instant now) {
        Instant first = intent.firstSentAt();
        return first != null && Duration.between(first, now).compareTo(KEY_LIFE) < 0;
    }

    /** @param bodySha256 of the body as it would go out now */
    static Next next(Intent intent, String bodySha256, Instant now) {
        Instant first = intent.firstSentAt();
        if (first == null) {
            return Next.SEND;
        }
        boolean sameBody = bodySha256.equals(intent.bodySha256());
        // A clock that was set back makes the age negative; nobody knows then how old the key is.
        Duration age = Duration.between(first, now);
        boolean alive = !age.isNegative() && age.compareTo(KEY_LIFE) < 0;
        return sameBody && alive ? Next.SEND_AGAIN : Next.LOOK_UP;
    }
}
