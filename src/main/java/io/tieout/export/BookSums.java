package io.tieout.export;

import io.tieout.export.ControlTotals.CauseSum;
import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.ControlTotals.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a run's rows come to, beside what their sources hold; all read from the database.
 *
 * @param lines what Kota's lines come to
 * @param register what the register's rows come to, empty when none was ever loaded
 * @param lastClosing what the run that the openings come from left open, empty when there is none
 * @param lastCharged what that run's lines come to
 * @param reliefLeftOut relief on the employer's part of people whom no roster knows, above zero, by currency
 * @param periods by currency, the oldest first, this one the last
 */
record BookSums(
        List<Portion> portions,
        Map<String, Long> rowsByStatus,
        List<CauseSum> causes,
        List<Source> lines,
        List<Source> register,
        List<Source> lastClosing,
        List<Source> lastCharged,
        Map<String, BigDecimal> reliefLeftOut,
        List<PeriodSum> periods) {

    static BookSums of(ControlTotals totals, EarlierTotals earlier, EmployerOfRun employer, int reliefSign) {
        return new BookSums(
                totals.portions(employer),
                totals.rowsByStatus(employer),
                totals.causes(employer),
                totals.lines(employer),
                totals.register(employer),
                earlier.closing(employer),
                earlier.charged(employer),
                totals.reliefLeftOut(employer, reliefSign),
                earlier.periods(employer));
    }
}
