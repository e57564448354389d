package io.tieout.cli;

import java.time.YearMonth;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One employer's month, as it is signed and made final. */
final class EmployerMonth {

    @Mixin
    private Month month = new Month();

    @Option(names = "--employer", required = true, paramLabel = "REF", description = "the employer")
    private String employer = "";

    YearMonth period() {
        return month.period();
    }

    String employer() {
        return employer;
    }
}
