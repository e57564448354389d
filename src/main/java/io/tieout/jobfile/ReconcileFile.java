package io.tieout.jobfile;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of a job file of kind {@code reconcile}, with their defaults and limits. */
final class ReconcileFile {

    static final String KIND = "reconcile";

    private static final int MOST_TOLERANCE = 100;

    private ReconcileFile() {}

    static ReconcileSettings read(Section file) {
        Map<String, Integer> signs = new LinkedHashMap<>();
        signs.put("minus", -1);
        signs.put("plus", 1);
        ZoneId zone = Schedules.zone(file);
        return new ReconcileSettings(
                file.text("name", KIND),
                Schedules.ofReconcile(file, zone),
                Profiles.register(file.section("profile")),
                file.share("max-reject-share", "0.02"),
                file.whole("tolerance-minor-units", 1, 0, MOST_TOLERANCE),
                file.word("relief-sign", -1, signs),
                ImportKeys.read(file.section("payroll-import")),
                JournalKeys.read(file.section("journal")));
    }
}
