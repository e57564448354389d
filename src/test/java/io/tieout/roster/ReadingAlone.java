package io.tieout.roster;

import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Profile;
import io.tieout.payroll.RowSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/** Reads both files and hashes their rows as the product does, and nothing else: the least that a plan costs. */
public final class ReadingAlone {

    private ReadingAlone() {}

    /** @param arguments employers file, employees file; prints the seconds and the rows */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Hasher hasher = new Hasher("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        long rows = hashed(PayrollFiles.employers(Path.of(arguments[0]), Profile.CANONICAL), Staging.EMPLOYERS, hasher);
        rows += hashed(
                PayrollFiles.employees(Path.of(arguments[1]), Profile.CANONICAL, LocalDate.now(Clock.systemUTC())),
                Staging.EMPLOYEES,
                hasher);
        System.out.println((System.nanoTime() - start) / 1e9 + " " + rows);
    }

    private static <R> long hashed(RowSource<R> rows, Staging<R> staging, Hasher hasher) {
        long accepted = 0;
        try (rows) {
            for (Outcome<R> outcome = rows.next(); outcome != null; outcome = rows.next()) {
                if (outcome instanceof Outcome.Accepted<R> good && staging.values(0, good.row(), hasher).length > 0) {
                    accepted++;
                }
            }
        }
        return accepted;
    }
}
