package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as the rules want it. Amounts are in major units.
 *
 * @param withheld null when no register was ever loaded for the employer and period; so is {@code variance}
 * @param causes as the files write them; more than one text only where the rules leave two sets equally good
 * @param unexplained null when there is no variance
 */
public record ExpectedRow(
        Key key,
        BigDecimal charged,
        @Nullable BigDecimal withheld,
        @Nullable BigDecimal variance,
        Status status,
        List<String> causes,
        @Nullable BigDecimal unexplained,
        BigDecimal opening,
        BigDecimal closing) {

    static ExpectedRow of(Sums sums, Status status, List<String> causes) {
        BigDecimal variance = sums.variance();
        boolean explained = status == Status.EXPLAINED || status == Status.ROUNDING;
        return new ExpectedRow(
                sums.key(),
                sums.charged(),
                sums.withheld(),
                variance,
                status,
                causes,
                explained ? BigDecimal.ZERO : variance,
                sums.opening(),
                sums.opening().add(variance));
    }

    static ExpectedRow instructed(Sums sums) {
        return new ExpectedRow(
                sums.key(),
                sums.charged(),
                null,
                null,
                Status.INSTRUCTED,
                List.of(""),
                null,
                sums.opening(),
                sums.opening());
    }

    /** As a file of expected rows writes them. */
    List<String> cells(YearMonth period) {
        return List.of(
                key.employer(),
                period.toString(),
                key.person(),
                key.currency(),
                key.side().text(),
                text(charged),
                text(withheld),
                text(variance),
                status.name(),
                String.join("|", causes),
                text(unexplained),
                text(opening),
                text(closing));
    }

    private String text(@Nullable BigDecimal amount) {
        return amount == null ? "" : Minor.text(amount, key.currency());
    }
}
