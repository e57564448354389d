package io.tieout.roster;

import io.tieout.payroll.SalaryTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the sync needs to know of a row, the same for employers and employees. */
interface RowFields<R> {

    Subject subject();

    List<RosterField<R>> fields();

    /** As a text editor counts it. */
    long line(R row);

    String employerRef(R row);

    /** Empty for an employer. */
    String employeeRef(R row);

    Set<String> cleared(R row);

    /** The last day of cover; null for an employer, and for who stays. */
    @Nullable
    LocalDate leaveOn(R row);

    @Nullable
    String country(R row);

    /** Null for an employer, and where the row says nothing of it. */
    @Nullable
    SalaryTerms salary(R row);

    /** The columns that Kota needs to create this record and the row leaves blank, comma-separated. */
    default String blankForCreate(R row) {
        String country = country(row);
        boolean needsState = "us".equals(country) || "ca".equals(country);
        return fields().stream()
                .filter(field ->
                        field.required() || (needsState && field.column().equals("state")))
                .filter(field -> field.value().apply(row) == null)
                .map(RosterField::column)
                .collect(Collectors.joining(", "));
    }

    default Set<String> columnsThatChange(RosterField.Change change) {
        Stream<RosterField<R>> those = fields().stream().filter(field -> field.change() == change);
        return those.map(RosterField::column).collect(Collectors.toUnmodifiableSet());
    }
}
