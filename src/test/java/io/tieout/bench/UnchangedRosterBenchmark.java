package io.tieout.bench;

import static io.tieout.bench.Benchmarks.median;
import static io.tieout.bench.Benchmarks.print;

import io.tieout.roster.ReadingAlone;
import java.util.ArrayList;
import java.util.List;

/**
 * A roster of which nothing changed since the last night, against reading its files and hashing their rows: each in a
 * process of its own with the same heap, in turn.
 */
final class UnchangedRosterBenchmark {

    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final int EMPLOYERS = 60;
    private static final int ROUNDS = 3;
    private static final double MOST = 3;
    private static final String[] PLANNING = {
        "stageEmployers", "stageEmployees", "checkRows", "settleEarlierIntents", "planChanges", "guardPlan"
    };
    private static final String[] LISTING = {"checkClock", "sweepEmployers", "sweepEmployees"};

    private UnchangedRosterBenchmark() {}

    static void run() throws Exception {
        try (StandInProcess standIn = new StandInProcess();
                Office office = new Office(PEOPLE, EMPLOYERS)) {
            double first = office.sync(standIn.url());
            long writes = standIn.writes();
            print("");
            print(
                    "Unchanged roster: %,d people of %d employers, 256 MB of heap; sent to Kota in %.0f s, %,d writes",
                    PEOPLE, EMPLOYERS, first, writes);
            print("  reading + hashing   planning   planning / reading     asking Kota     the rest   whole process");
            List<Double> ratios = new ArrayList<>();
            List<Double> wide = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                office.java(
                        standIn.url(),
                        ReadingAlone.class.getName(),
                        office.employers().toString(),
                        office.employees().toString());
                double reading = Double.parseDouble(office.printed().split(" ")[0]);
                double whole = office.sync(standIn.url());
                Office.Steps steps = office.lastSteps();
                double listing = steps.of(LISTING);
                double planning = steps.of(PLANNING);
                ratios.add(planning / reading);
                wide.add((steps.all() - listing) / reading);
                print(
                        "  %15.2f s  %7.2f s  %19.2f  %13.2f s  %9.2f s  %12.2f s",
                        reading, planning, planning / reading, listing, steps.all() - planning - listing, whole);
                steps.seconds().forEach((name, seconds) -> print("      %-22s %6.2f s", name, seconds));
            }
            print(
                    "  median of planning / reading: %.2f, of every step but asking Kota: %.2f; at most %.0f is wanted; writes of %d unchanged syncs: %d",
                    median(ratios), median(wide), MOST, ROUNDS, standIn.writes() - writes);
        }
    }
}
