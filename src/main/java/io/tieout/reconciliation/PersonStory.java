package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's year in one currency and portion: opening, every period's movement, closing, in major units.
 *
 * @param months periods that have a row, in order; at least one
 */
public record PersonStory(
        String employerRef, String employeeRef, String currency, Portion portion, List<Month> months) {

    /**
     * One period as its counting run settled it: the signed one, else the newest.
     *
     * @param moved what the opening differs by from the closing before it: an earlier period was settled anew and
     *     this one was not run again since; zero when they meet
     * @param writtenOff what was written off after it closed, as a movement: against the sign of the balance
     * @param withheld null, as is the variance, where no register was ever loaded
     */
    public record Month(
            YearMonth period,
            int runNumber,
            BigDecimal moved,
            BigDecimal opening,
            BigDecimal charged,
            @Nullable BigDecimal withheld,
            @Nullable BigDecimal variance,
            Status status,
            BigDecimal closing,
            BigDecimal writtenOff) {

        /** What is open before the next period. */
        BigDecimal left() {
            return closing.add(writtenOff);
        }
    }

    public BigDecimal opening() {
        return months.get(0).opening().subtract(months.get(0).moved());
    }

    /** What is open at the end, less what was written off since. */
    public BigDecimal closing() {
        return months.get(months.size() - 1).left();
    }

    /** What the periods added, openings that moved and what was written off among it. */
    public BigDecimal movements() {
        return months.stream()
                .map(month -> month.moved()
                        .add(month.writtenOff())
                        .add(month.variance() == null ? BigDecimal.ZERO : month.variance()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Opening and movements are the closing, to the last minor unit. */
    public boolean foots() {
        return opening().add(movements()).compareTo(closing()) == 0;
    }
}
