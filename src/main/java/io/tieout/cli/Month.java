package io.tieout.cli;

import java.time.YearMonth;
import picocli.CommandLine.Option;

/** The month that a command is about. */
final class Month {

    @Option(
            names = "--period",
            required = true,
            paramLabel = "YYYY-MM",
            converter = PeriodConverter.class,
            description = "the month, for example 2026-10")
    private YearMonth period = YearMonth.of(2000, 1);

    YearMonth period() {
        return period;
    }
}
