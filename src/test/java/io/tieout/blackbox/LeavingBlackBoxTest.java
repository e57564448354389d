package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
import io.tieout.oracle.ReportJournal;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One office: who can use Hosted, who leaves, who left too long ago, and what somebody types to confirm. */
@Tag("slow")
class LeavingBlackBoxTest {

    /** Of the first employer; of the second. */
    private static final String LATE = "000001";

    private static final String LEAVER = "000002";
    private static final String RESTRICTED = "000003";

    @TempDir
    Path folder;

    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    private final LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    private List<Map<String, String>> people = List.of();
    private Tieout tieout;
    private Tap tap;
    private StandIn kota;

    @Test
    void anOfficeSeesWhoWaitsAndWhoLeavesAndWhy() throws Exception {
        RosterFiles.write(folder, People.generate(77, 24, 2));
        people = Csv.read(folder.resolve("employees.csv"));
        try (StandIn far = new StandIn(folder);
                Tap wire = new Tap(far.url());
                Tieout office = new Tieout(folder.resolve("office"))) {
            kota = far;
            tap = wire;
            tieout = office.against(wire.url(), StandIn.KEY).on(Databases.empty());
            sync(rows -> {}).ended(0);

            readinessComesFromTheListsAlone();
            leaversAreNamed();
            aDateTooFarBackIsToldWithWhatItCosts();
            whatIsTypedDecides();
        }
    }

    private void readinessComesFromTheListsAlone() throws Exception {
        Duration aDay = Duration.ofDays(1);
        tieout.run("readiness").ended(0).says("Readiness, from Kota's lists of", "pending", "24");
        Path file = tieout.out().resolve("readiness.csv");
        Map<String, String> ids = Csv.read(file).stream()
                .collect(Collectors.toMap(row -> row.get("employee_ref"), row -> row.get("employee_id")));
        assertThat(ids).hasSize(24);

        kota.advance(aDay);
        tieout.clockAhead(aDay);
        kota.restrict(ids.get(RESTRICTED), true);
        int reads = tap.reads();
        int writes = tap.writes();
        tieout.run("readiness").ended(3).says("restricted", RESTRICTED, "ask Kota why", "23");
        assertThat(tap.reads() - reads).as("the two lists").isEqualTo(2);
        assertThat(tap.writes()).isEqualTo(writes);
        List<Map<String, String>> rows = Csv.read(file);
        assertThat(rows).filteredOn(row -> row.get("hosted").equals("yes")).hasSize(23);
        assertThat(rows)
                .filteredOn(row -> row.get("employee_ref").equals(RESTRICTED))
                .singleElement()
                .satisfies(row -> assertThat(row.get("status")).isEqualTo("restricted"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        tieout.run("readiness", "--employer", "GB/02").ended(0).says("GB/02", "Nobody waits", "readiness-selected.csv");
        assertThat(Csv.read(file)).as("the whole file").hasSize(24);
        assertThat(Csv.read(tieout.out().resolve("readiness-selected.csv"))).hasSize(12);
        tieout.run("readiness", "--employer", "GB/03").ended(2).says("No employer GB/03");
        kota.restrict(ids.get(RESTRICTED), false);
    }

    private void leaversAreNamed() throws Exception {
        Consumer<Map<String, Map<String, String>>> leaves =
                rows -> rows.get(LEAVER).put("leave_on", later.toString());
        sync(leaves).ended(0).says("leaving", "offboarded", LEAVER, "last day " + later);
        sync(rows -> {}).ended(0).says("leaving", "cancelled", LEAVER, "was to leave on " + later);
    }

    private void aDateTooFarBackIsToldWithWhatItCosts() throws Exception {
        tieout.run(Tieout.reconcileCommand(month)).ended(0, 3);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Dublin")).plusDays(1);
        LocalDate left = today.minusDays(41);
        Set<Charge> charges = ReportJournal.read(kota.reports()).stream()
                .filter(report -> report.period().equals(month))
                .flatMap(report -> report.charges().stream())
                .filter(charge -> charge.key().person().equals(LATE) && !charge.adjustment() && !charge.oneOff())
                .filter(charge -> charge.coverFrom().equals(month.atDay(1))
                        && charge.coverTo().equals(month.atEndOfMonth()))
                .collect(Collectors.toSet());
        BigDecimal whole = charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(whole).isPositive();
        BigDecimal days = BigDecimal.valueOf(month.lengthOfMonth());
        String cost = "about " + whole.divide(days, 2, RoundingMode.HALF_UP) + " EUR a day, so about "
                + whole.multiply(BigDecimal.valueOf(11)).divide(days, 2, RoundingMode.HALF_UP)
                + " EUR since the 30 days";
        int writes = tap.writes();
        Consumer<Map<String, Map<String, String>>> late = rows -> rows.get(LATE).put("leave_on", left.toString());
        for (int night = 1; night <= 2; night++) {
            Child.Result result = sync(late)
                    .ended(3)
                    .says(
                            "CANNOT",
                            "left on " + left + ": days back 41, Kota takes at most 30 while there is a policy",
                            "Kota says: leave_on may lie at most 30 days back while the employee has an active policy.",
                            cost);
            assertThat(result.output()).doesNotContain("not landed", "1 offboarded");
            if (night == 1) {
                assertThat(result.output())
                        .contains("Kota holds nothing new: 1 change did not land")
                        .doesNotContain("Nothing had to be sent");
            }
        }
        assertThat(tap.writes()).isEqualTo(writes);
        assertThat(Files.readString(tieout.out().resolve("leavers.csv"))).contains(LATE, "cannot", "41");
    }

    private void whatIsTypedDecides() throws Exception {
        Assumptions.assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v script").start().waitFor() == 0,
                "script(1) is needed to have a terminal");
        sync(rows -> rows.get(LEAVER).put("leave_on", later.toString())).ended(0);
        int writes = tap.writes();
        tieout.typing("000003\n", "cancel-offboarding", LEAVER)
                .ended(2)
                .says("Type the employee's ref once more", "nothing was sent");
        tieout.typing("", "cancel-offboarding", LEAVER).ended(2).says("Nothing was typed; nothing was sent");
        assertThat(tap.writes()).isEqualTo(writes);
        tieout.typing(LEAVER + "\n", "cancel-offboarding", LEAVER).ended(0).says("taken back");
        assertThat(tap.writes()).isEqualTo(writes + 1);

        Map<String, String> office = Csv.read(folder.resolve("employers.csv")).get(1);
        String ref = office.get("employer_ref");
        tieout.typing("", "offboard-employer", ref).ended(2).says("can't be undone", "Nothing was typed");
        tieout.typing(ref + "\n", "offboard-employer", ref).ended(2).says("not the legal name", "nothing was sent");
        assertThat(tap.writes()).isEqualTo(writes + 1);
        tieout.typing(office.get("legal_name") + "\n", "offboard-employer", ref)
                .ended(0)
                .says("is offboarded");
        assertThat(tap.writes()).isEqualTo(writes + 2);
    }

    /** @param change of the rows by ref */
    private Child.Result sync(Consumer<Map<String, Map<String, String>>> change)
            throws IOException, InterruptedException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (Map<String, String> person : people) {
            Map<String, String> row = new LinkedHashMap<>(person);
            row.put("leave_on", "");
            rows.put(row.get("employee_ref"), row);
        }
        change.accept(rows);
        Path file = folder.resolve("roster.csv");
        List<String> header = List.copyOf(rows.get(LATE).keySet());
        List<List<String>> cells = new ArrayList<>();
        rows.values().forEach(row -> cells.add(List.copyOf(row.values())));
        Csv.write(file, header, cells);
        return tieout.run(
                "sync", "--employers", folder.resolve("employers.csv").toString(), "--employees", file.toString());
    }
}
