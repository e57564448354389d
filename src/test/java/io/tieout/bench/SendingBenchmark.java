package io.tieout.bench;

import static io.tieout.bench.Benchmarks.median;
import static io.tieout.bench.Benchmarks.print;

import io.tieout.roster.PostingAlone;
import java.util.ArrayList;
import java.util.List;

/**
 * The sending step of a first sync against a loop that only posts the same bodies: each in a process of its own with
 * the same heap, against a fresh stand-in in its own, in turn.
 */
final class SendingBenchmark {

    private static final int PEOPLE = Integer.getInteger("people", 20_000);
    private static final int EMPLOYERS = 20;
    private static final int ROUNDS = 3;
    private static final double LEAST = 0.7;

    private SendingBenchmark() {}

    static void run() throws Exception {
        print("");
        print("First sync of %,d people: posts per second of the sending step, and of a bare loop", PEOPLE);
        print("  latency    product       bare    product / bare");
        try (Office office = new Office(PEOPLE, EMPLOYERS)) {
            for (int latency : List.of(0, 20)) {
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    double product = product(office, latency);
                    double bare = bare(office, latency);
                    ratios.add(product / bare);
                    print("  %4d ms  %9.0f  %9.0f  %16.2f", latency, product, bare, product / bare);
                }
                print("  %4d ms  median %30.2f, at least %.1f is wanted", latency, median(ratios), LEAST);
            }
        }
    }

    private static double product(Office office, int latency) throws Exception {
        try (StandInProcess standIn = new StandInProcess()) {
            standIn.latency("/employees", latency);
            office.forgetAll();
            office.sync(standIn.url());
            return PEOPLE / office.lastSteps().of("applyEmployees");
        }
    }

    private static double bare(Office office, int latency) throws Exception {
        try (StandInProcess standIn = new StandInProcess()) {
            standIn.latency("/employees", latency);
            office.java(
                    standIn.url(),
                    PostingAlone.class.getName(),
                    office.employers().toString(),
                    office.employees().toString(),
                    standIn.url(),
                    StandInProcess.KEY);
            return PEOPLE / Double.parseDouble(office.printed().split(" ")[0]);
        }
    }
}
