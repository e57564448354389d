package io.tieout.reconciliation;

import java.math.BigDecimal;

/**
 * What one kind of a person's lines comes to in two periods, major units.
 *
 * @param kind {@code adjustment}, {@code one_off}, {@code late}, or the insured member of regular lines
 * @param premiums premiums in this period, and {@code lastPremiums} in the one before
 * @param part whether a line of either period covers less or more than whole months
 * @param covered whether the person has regular lines in this period, of whatever portion or member
 */
record ChangedPart(
        String kind,
        BigDecimal last,
        BigDecimal now,
        long lastPremiums,
        long premiums,
        boolean part,
        boolean coveredLast,
        boolean covered) {

    private static final String OWN = "policyholder";

    ChangeReason reason() {
        return switch (kind) {
            case "adjustment" -> ChangeReason.ADJUSTMENT;
            case "one_off" -> ChangeReason.ONE_OFF;
            case "late" -> ChangeReason.LATE_COVER;
            default -> regular();
        };
    }

    private ChangeReason regular() {
        if (!coveredLast) {
            return ChangeReason.JOINER;
        }
        if (!covered) {
            return ChangeReason.LEAVER;
        }
        boolean asMany = premiums == lastPremiums;
        if (!asMany) {
            return kind.equals(OWN) ? ChangeReason.COVER : ChangeReason.DEPENDANT;
        }
        return part ? ChangeReason.PART_MONTH : ChangeReason.RATE;
    }
}
