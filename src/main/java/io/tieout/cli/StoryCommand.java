package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.PersonStories;
import io.tieout.reconciliation.PersonStory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One person's year. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = "One person's year: opening, what every period added, closing.")
final class StoryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EMPLOYEE_REF", description = "payroll's key of the person")
    private String employee = "";

    @Option(names = "--year", paramLabel = "YYYY", description = "the year (default: this one)")
    private @Nullable Year year;

    @Option(names = "--employer", paramLabel = "REF", description = "only this employer's person of that ref")
    private @Nullable String employer;

    private final Surroundings surroundings;

    StoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Year told = year == null ? Year.now(session.get(Clock.class)) : year;
            List<PersonStory> stories = session.get(PersonStories.class).of(employee, told).stream()
                    .filter(story -> employer == null || employer.equals(story.employerRef()))
                    .toList();
            if (stories.isEmpty()) {
                throw new UsageException("No reconciliation of " + told + " has a row for " + employee
                        + (employer == null ? "" : " of " + employer) + ". Check the ref, zeros included.");
            }
            stories.forEach(story -> print(story, told));
            return 0;
        }
    }

    private static void print(PersonStory story, Year year) {
        String currency = story.currency();
        Out.result(story.employeeRef() + " of " + story.employerRef() + ", " + year + ", the "
                + story.portion().word() + "'s portion, " + currency);
        Table table =
                new Table("period", ">run", "status", ">opening", ">charged", ">withheld", ">variance", ">closing");
        for (PersonStory.Month month : story.months()) {
            if (month.moved().signum() != 0) {
                table.row(
                        month.period(),
                        "",
                        "opening moved since",
                        "",
                        "",
                        "",
                        money(month.moved(), currency),
                        money(month.opening(), currency));
            }
            table.row(
                    month.period(),
                    month.runNumber(),
                    month.status(),
                    money(month.opening(), currency),
                    money(month.charged(), currency),
                    money(month.withheld(), currency),
                    money(month.variance(), currency),
                    money(month.closing(), currency));
            if (month.writtenOff().signum() != 0) {
                table.row(
                        month.period(),
                        "",
                        "written off after it",
                        "",
                        "",
                        "",
                        money(month.writtenOff(), currency),
                        money(month.closing().add(month.writtenOff()), currency));
            }
        }
        table.row(
                year,
                "",
                story.foots() ? "" : "DOES NOT FOOT",
                money(story.opening(), currency),
                "",
                "",
                money(story.movements(), currency),
                money(story.closing(), currency));
        table.print();
    }

    private static String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "-" : Amounts.plain(amount, currency);
    }
}
