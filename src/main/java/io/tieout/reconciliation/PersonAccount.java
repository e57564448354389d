package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One settled row with everything it was made of: the lines that sum to what was charged, and the register rows that
 * sum to what was withheld. Amounts in major units of the row's currency.
 *
 * @param runNumber of the run as people see it
 * @param stale whether an earlier period was run again since, so that the opening balance no longer holds
 * @param openingPeriod whose closing balance is the opening; null where nothing came before
 * @param withheld empty also where no register was ever loaded: then the row's own withheld is null
 * @param prorated those of the lines that are not for one calendar month
 * @param writtenOff what people gave up of the balance after the period closed, in the order in which they did
 * @param chains of those of the lines that adjust others
 */
public record PersonAccount(
        YearMonth period,
        int runNumber,
        boolean stale,
        ReconciliationRow row,
        @Nullable YearMonth openingPeriod,
        List<Charge> charges,
        List<Booking> withheld,
        List<ProratedLine> prorated,
        List<AdjustmentChain> chains,
        List<WriteOff> writtenOff) {

    /**
     * A line of Kota's report, in Kota's words.
     *
     * @param category gross_premium, tax or tax_relief
     * @param type recurring or one_off
     * @param coverTo both days of the cover belong to it
     * @param note Kota's text for people
     */
    public record Charge(
            String entryId,
            String category,
            String memberType,
            boolean adjustment,
            @Nullable String adjustmentFor,
            String type,
            LocalDate coverFrom,
            LocalDate coverTo,
            YearMonth reportingMonth,
            @Nullable String note,
            BigDecimal amount) {}

    /** A row of the register that counts for this portion. */
    public record Booking(LocalDate payDate, String payRun, String payElement, BigDecimal amount) {}
}
