package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How old the parts of an open balance are, in days since the last day of the period that each comes from.
 *
 * <p>What settles a balance settles its oldest part first. So, from the newest period back, each movement with the
 * balance's own sign holds as much of it as is not placed yet. Example: +20 in August, +25 in September and −15 in
 * October leave 30, of which 25 are September's and 5 August's.
 */
public final class Ageing {

    /** Days that a part has been open. */
    public enum Bucket {
        UP_TO_30(30),
        UP_TO_60(60),
        UP_TO_90(90),
        OVER_90(Long.MAX_VALUE);

        private final long most;

        Bucket(long most) {
            this.most = most;
        }

        /** The most days that a part of this age has been open. */
        public long most() {
            return most;
        }

        public static Bucket of(long days) {
            Bucket bucket = UP_TO_30;
            while (days > bucket.most) {
                bucket = values()[bucket.ordinal() + 1];
            }
            return bucket;
        }
    }

    /** What one period added to the balance, major units. */
    public record Movement(YearMonth period, BigDecimal amount) {}

    /** @param oldest the period of the oldest part. @param parts sum to the balance; empty for a balance of zero */
    public record Aged(YearMonth oldest, Map<Bucket, BigDecimal> parts) {}

    private Ageing() {}

    /**
     * @param movements of different periods, the newest first; at least one. What they don't cover is taken for as
     *     old as the oldest
     * @param on the day on which the age is told; a period that ends after it is 0 days old
     */
    public static Aged of(BigDecimal balance, List<Movement> movements, LocalDate on) {
        Map<Bucket, BigDecimal> parts = new EnumMap<>(Bucket.class);
        YearMonth oldest = movements.get(0).period();
        BigDecimal rest = balance;
        for (Movement movement : movements) {
            if (rest.signum() != 0 && movement.amount().signum() == balance.signum()) {
                BigDecimal part = movement.amount().abs().min(rest.abs());
                BigDecimal signed = balance.signum() < 0 ? part.negate() : part;
                parts.merge(Bucket.of(days(movement.period(), on)), signed, BigDecimal::add);
                oldest = movement.period();
                rest = rest.subtract(signed);
            }
        }
        if (rest.signum() != 0) {
            oldest = movements.get(movements.size() - 1).period();
            parts.merge(Bucket.of(days(oldest, on)), rest, BigDecimal::add);
        }
        return new Aged(oldest, parts);
    }

    /** Days from the period's last day to that day, never less than 0. */
    public static long days(YearMonth period, LocalDate on) {
        return Math.max(0, ChronoUnit.DAYS.between(period.atEndOfMonth(), on));
    }
}
