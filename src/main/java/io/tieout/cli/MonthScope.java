package io.tieout.cli;

import java.time.YearMonth;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A month, and of which employers: the options that several commands have alike. */
final class MonthScope {

    @Option(
            names = "--period",
            required = true,
            paramLabel = "YYYY-MM",
            converter = PeriodConverter.class,
            description = "the month, for example 2026-10")
    private YearMonth period = YearMonth.of(2000, 1);

    @Mixin
    private EmployerScope employers = new EmployerScope();

    YearMonth period() {
        return period;
    }

    EmployerScope employers() {
        return employers;
    }
}
