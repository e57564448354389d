package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.reconciliation.PersonAccount;
import io.tieout.reconciliation.PersonAccounts;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One person's month in plain words. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "What a person was charged and what payroll withheld in a period, line by line, and why they differ.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EMPLOYEE_REF", description = "payroll's key of the person")
    private String employee = "";

    @Mixin
    private MonthScope scope = new MonthScope();

    private final Surroundings surroundings;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        YearMonth period = scope.period();
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            List<PersonAccount> accounts = session.get(PersonAccounts.class).of(employee, period).stream()
                    .filter(account -> scope.employers().includes(account.row().employerRef()))
                    .toList();
            if (accounts.isEmpty()) {
                throw new UsageException("No reconciliation of " + period + " has a row for " + employee
                        + scope.employers().words()
                        + ". Check the ref, zeros included, and that \"reconcile --period " + period + "\" has run.");
            }
            ExplainPage.print(accounts);
            Instructed.print(session, period, accounts);
            return 0;
        }
    }
}
