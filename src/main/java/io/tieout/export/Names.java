package io.tieout.export;

import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RowSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People's names beside their refs, read from an employees file when the first employer's files are written and let go
 * of with the step: no table, log or manifest ever holds one. Some 200 bytes a person.
 */
final class Names {

    /** No names are asked for. */
    static final Names NONE = new Names(null, EmployerNames.NONE, LocalDate.EPOCH);

    private final ReconcileInputs.@Nullable NamesFile file;
    private final EmployerNames employers;
    private final LocalDate today;
    private @Nullable Map<String, Map<String, String>> byEmployer;

    /** @param today births must lie before it, for the rest of a row to be believed */
    Names(ReconcileInputs.@Nullable NamesFile file, EmployerNames employers, LocalDate today) {
        this.file = file;
        this.employers = employers;
        this.today = today;
    }

    /**
     * A name by ref, null for somebody who is not in the file; null itself when no names are asked for. Employers are
     * written side by side, and the first of them reads the file for all.
     */
    @Nullable
    synchronized UnaryOperator<@Nullable String> of(String employerRef) {
        if (file == null) {
            return null;
        }
        if (byEmployer == null) {
            byEmployer = read(file);
        }
        return byEmployer.getOrDefault(employerRef, Map.of())::get;
    }

    /** Null for an employer who is not in an employers file, or when none was given. */
    @Nullable
    String legalName(String employerRef) {
        return employers.of(employerRef);
    }

    /** A row that a sync would refuse still tells a name. */
    private Map<String, Map<String, String>> read(ReconcileInputs.NamesFile file) {
        Map<String, Map<String, String>> names = new HashMap<>();
        try (RowSource<EmployeeRow> rows = PayrollFiles.employees(file.file(), file.profile(), today)) {
            for (Outcome<EmployeeRow> outcome = rows.next(); outcome != null; outcome = rows.next()) {
                EmployeeRow row = row(outcome);
                if (row != null && !row.employeeRef().isEmpty()) {
                    names.computeIfAbsent(row.employerRef(), employer -> new HashMap<>())
                            .put(row.employeeRef(), name(row));
                }
            }
        }
        return names;
    }

    private static @Nullable EmployeeRow row(Outcome<EmployeeRow> outcome) {
        return outcome instanceof Outcome.Accepted<EmployeeRow> accepted
                ? accepted.row()
                : ((Outcome.Refused<EmployeeRow>) outcome).read();
    }

    private static String name(EmployeeRow row) {
        return Stream.of(row.firstName(), row.lastName())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
