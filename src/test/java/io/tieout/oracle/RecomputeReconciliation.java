package io.tieout.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works every reconciliation.csv out again, from the far side's journal and the register files alone, and says where
 * the two differ.
 */
public final class RecomputeReconciliation {

    private final Path out;
    private final Map<YearMonth, List<Path>> registers;
    private final int toleranceMinorUnits;
    private final int reliefSign;
    private final Set<String> everKnown;
    private final List<String> differences = new ArrayList<>();
    private final Map<Key, BigDecimal> balances = new TreeMap<>();
    private int rows;

    private RecomputeReconciliation(
            Path out,
            Map<YearMonth, List<Path>> registers,
            Set<String> everKnown,
            int toleranceMinorUnits,
            int reliefSign) {
        this.out = out;
        this.registers = registers;
        this.everKnown = everKnown;
        this.toleranceMinorUnits = toleranceMinorUnits;
        this.reliefSign = reliefSign;
    }

    /**
     * @param registers the register files of each period, in the order of the periods; an empty list where none was
     *     loaded
     * @return one line per difference; empty when all agree
     */
    public static List<String> differences(Path reports, Path out, Map<YearMonth, List<Path>> registers)
            throws IOException {
        return differences(ReportJournal.read(reports), out, registers);
    }

    /** The same with the reports at hand. */
    public static List<String> differences(List<PulledReport> reports, Path out, Map<YearMonth, List<Path>> registers)
            throws IOException {
        return work(reports, out, registers, 1, -1).differences;
    }

    private static RecomputeReconciliation work(
            List<PulledReport> reports,
            Path out,
            Map<YearMonth, List<Path>> registers,
            int toleranceMinorUnits,
            int reliefSign)
            throws IOException {
        RecomputeReconciliation work = new RecomputeReconciliation(
                out,
                new TreeMap<>(registers),
                reports.stream().map(PulledReport::employerRef).collect(Collectors.toSet()),
                toleranceMinorUnits,
                reliefSign);
        for (YearMonth period : work.registers.keySet()) {
            work.period(
                    period,
                    reports.stream()
                            .filter(report -> report.period().equals(period))
                            .toList());
        }
        return work;
    }

    private void period(YearMonth period, List<PulledReport> reports) throws IOException {
        RegisterFile register = RegisterFile.read(registers.getOrDefault(period, List.of()), period);
        SortedMap<String, Path> runs = OutFolder.latestRuns(out, period);
        List<Charge> charges =
                reports.stream().flatMap(report -> report.charges().stream()).toList();
        Set<String> review = Review.employers(charges, reliefSign);
        Oracle oracle = new Oracle(period, toleranceMinorUnits, register.employers());
        SortedMap<Key, ExpectedRow> wanted = oracle.rows(charges, register.rows(), balances);
        Set<String> employers = new TreeSet<>(runs.keySet());
        reports.forEach(report -> employers.add(report.employerRef()));
        register.employers().stream().filter(everKnown::contains).forEach(employers::add);
        for (String employer : employers) {
            String where = period + " " + employer;
            List<PulledReport> own = reports.stream()
                    .filter(report -> report.employerRef().equals(employer))
                    .toList();
            SortedMap<Key, ExpectedRow> ownWanted = new TreeMap<>(wanted);
            ownWanted.keySet().removeIf(key -> !key.employer().equals(employer));
            own.stream()
                    .flatMap(report -> report.ownerless().stream())
                    .forEach(line -> differences.add(where + ": line " + line + " is nobody's, look at it by hand"));
            employer(where, review.contains(employer), runs.get(employer), ownWanted, own);
        }
    }

    private void employer(
            String where,
            boolean stopped,
            @Nullable Path run,
            SortedMap<Key, ExpectedRow> wanted,
            List<PulledReport> reports)
            throws IOException {
        List<Map<String, String>> actual =
                run == null ? null : OutFolder.reconciliation(run).orElse(null);
        if (stopped) {
            if (actual != null) {
                differences.add(where + ": reconciled although a line of it is for review");
            }
        } else if (actual != null) {
            rows += wanted.size();
            differences.addAll(RowComparison.differences(where, wanted, actual, reports));
            wanted.forEach((key, row) -> balances.put(key, row.closing()));
        } else if (!wanted.isEmpty()) {
            differences.add(where + ": no reconciliation.csv, " + wanted.size() + " rows wanted");
        }
    }

    /** {@code REPORTS_JSONL OUT [--tolerance N] [--relief-sign 1] 2026-09=reg1.csv,reg2.csv 2026-10=} */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("usage: RecomputeReconciliation REPORTS_JSONL OUT [--tolerance=MINOR_UNITS]"
                    + " [--relief-sign=1] PERIOD=REGISTER,REGISTER... PERIOD=");
            System.exit(2);
        }
        int tolerance = 1;
        int reliefSign = -1;
        Map<YearMonth, List<Path>> registers = new LinkedHashMap<>();
        for (String argument : List.of(args).subList(2, args.length)) {
            String[] parts = argument.split("=", 2);
            switch (parts[0]) {
                case "--tolerance" -> tolerance = Integer.parseInt(parts[1]);
                case "--relief-sign" -> reliefSign = Integer.parseInt(parts[1]);
                default ->
                    registers.put(
                            YearMonth.parse(parts[0]),
                            Stream.of(parts[1].split(","))
                                    .filter(name -> !name.isBlank())
                                    .map(Path::of)
                                    .toList());
            }
        }
        RecomputeReconciliation work =
                work(ReportJournal.read(Path.of(args[0])), Path.of(args[1]), registers, tolerance, reliefSign);
        work.differences.forEach(System.out::println);
        System.out.println(work.rows + " rows recomputed, " + work.differences.size() + " differences");
        System.exit(work.differences.isEmpty() && work.rows > 0 ? 0 : 1);
    }
}
