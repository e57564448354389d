package io.tieout.jobfile;

import io.tieout.jobfile.RosterSyncSettings.Guards;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Profile;
import java.time.ZoneId;

/** The keys of a job file of kind {@code roster-sync}, with their defaults and limits. */
final class RosterSyncFile {

    static final String KIND = "roster-sync";

    private static final int MOST = 1_000_000;

    private RosterSyncFile() {}

    static RosterSyncSettings read(Section file) {
        Section profiles = file.section("profiles");
        Profile employers = Profiles.roster(
                profiles.section("employers"), PayrollFiles.employersColumns(), PayrollFiles.employersNeeded());
        Profile employees = Profiles.roster(
                profiles.section("employees"), PayrollFiles.employeesColumns(), PayrollFiles.employeesNeeded());
        profiles.done();
        ZoneId zone = Schedules.zone(file);
        return new RosterSyncSettings(
                file.text("name", KIND),
                Schedules.ofRosterSync(file, zone),
                employers,
                employees,
                zone,
                file.share("max-reject-share", "0.02"),
                guards(file.section("guards")));
    }

    private static Guards guards(Section section) {
        Guards guards = new Guards(
                section.whole("max-offboard-count", 3, 0, MOST),
                section.share("max-offboard-share", "0.05"),
                section.whole("max-missing-count", 3, 0, MOST),
                section.share("max-missing-share", "0.10"),
                section.whole("week-factor", 2, 1, 7));
        section.done();
        return guards;
    }
}
