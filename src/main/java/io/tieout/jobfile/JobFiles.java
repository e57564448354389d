package io.tieout.jobfile;

import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

public final class JobFiles {
    public static RosterSyncSettings rosterSync(@Nullable Path file) {
        return new RosterSyncSettings(
                "roster-sync",
                null,
                Profile.CANONICAL,
                Profile.CANONICAL,
                ZoneId.of("Europe/Dublin"),
                new BigDecimal("0.02"),
                new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10")));
    }

    public static ReconcileSettings reconcile(@Nullable Path file) {
        return new ReconcileSettings(
                "reconcile",
                null,
                Profile.CANONICAL,
                new BigDecimal("0.02"),
                1,
                -1,
                new ReconcileSettings.Elements(
                        "EE_HEALTH", "EE_HEALTH_ADJ", "ER_HEALTH", "ER_HEALTH_ADJ", "BIK_HEALTH"));
    }
}
