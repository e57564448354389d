package io.tieout.jobfile;

import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A job file of kind {@code roster-sync}.
 *
 * @param timetable when it starts by itself, null when only people start it
 * @param zone where "today" is decided
 * @param maxRejectShare a file with a larger share of refused rows is refused whole; 0 to 1
 */
public record RosterSyncSettings(
        String name,
        @Nullable Timetable timetable,
        Profile employers,
        Profile employees,
        ZoneId zone,
        BigDecimal maxRejectShare,
        Guards guards) {

    /**
     * How much a sync may end before it stops and asks.
     *
     * @param maxOffboardShare of those active at Kota, 0 to 1; the larger of count and share holds
     * @param maxMissingShare of those active at Kota and in the last accepted file, 0 to 1
     * @param weekFactor how many nights' worth seven nights together may have, 1 to 7
     */
    public record Guards(
            int maxOffboardCount,
            BigDecimal maxOffboardShare,
            int maxMissingCount,
            BigDecimal maxMissingShare,
            int weekFactor) {}
}
