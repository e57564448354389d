package io.tieout.cli;

import java.time.YearMonth;
import picocli.CommandLine.Mixin;

/** A month, and of which employers: the options that several commands have alike. */
final class MonthScope {

    @Mixin
    private Month month = new Month();

    @Mixin
    private EmployerScope employers = new EmployerScope();

    YearMonth period() {
        return month.period();
    }

    EmployerScope employers() {
        return employers;
    }
}
