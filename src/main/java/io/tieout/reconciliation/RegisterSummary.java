package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Control totals of one register file of a run: {@code read = accepted + refused + otherPeriods}.
 *
 * @param otherPeriods rows of other periods, counted and left out
 * @param rejects the file that holds the refused rows, null if none
 */
public record RegisterSummary(
        String name,
        String sha256,
        long read,
        long accepted,
        long refused,
        long otherPeriods,
        @Nullable String rejects,
        List<Element> elements) {

    /**
     * What the accepted rows of a pay element sum to, in major units.
     *
     * @param meaning employee, employer, left out (known, for example a taxable value) or unmapped
     */
    public record Element(String payElement, String currency, String meaning, long rows, BigDecimal amount) {}
}
