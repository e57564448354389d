package io.tieout.export;

import static io.tieout.file.FormulaText.defused;

import io.tieout.money.Amounts;
import io.tieout.reconciliation.ChargeChange;
import io.tieout.reconciliation.ChargeChanges;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code changes.csv}: who is charged otherwise than before, and why. */
@Component
class ChangesCsv {

    private final ChargeChanges changes;

    ChangesCsv(ChargeChanges changes) {
        this.changes = changes;
    }

    long write(EmployerOfRun employer, @Nullable UnaryOperator<@Nullable String> names, OutputStream out)
            throws IOException {
        NamedLines csv = new NamedLines(
                out,
                names,
                "employer_ref",
                "period",
                "last_period",
                "employee_ref",
                "currency",
                "portion",
                "charged_last",
                "charged",
                "difference",
                "reasons",
                "since_last_reading",
                "since_sign_off");
        String last =
                employer.openingRun() == null ? null : employer.openingRun().period();
        changes.forEach(
                employer.run(),
                employer.employerRef(),
                one -> csv.row(
                        one.employeeRef(),
                        defused(employer.employerRef()),
                        employer.period(),
                        last,
                        defused(one.employeeRef()),
                        one.currency(),
                        one.portion().word(),
                        plain(one.last(), one),
                        plain(one.now(), one),
                        plain(one.difference(), one),
                        reasons(one),
                        plain(one.sinceLastPull(), one),
                        plain(one.sinceSignOff(), one)));
        return csv.finish();
    }

    private static String reasons(ChargeChange one) {
        return one.reasons().entrySet().stream()
                .map(part -> part.getKey().name() + "=" + Amounts.plain(part.getValue(), one.currency()))
                .collect(Collectors.joining(";"));
    }

    private static @Nullable String plain(@Nullable BigDecimal amount, ChargeChange one) {
        return amount == null ? null : Amounts.plain(amount, one.currency());
    }
}
