package io.tieout.export;

import io.tieout.reconciliation.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One employer, currency and portion of a period, of the run that counts for it. Major units.
 *
 * @param run its number in the period
 * @param state signed off, finalized or open at Kota
 * @param currency null, as the portion is, for an employer without any row
 * @param withheld null, as the variance is, while no register was ever loaded; all amounts are without any row
 * @param rowsByStatus only statuses that occur
 * @param folder as it was written, null when the files are not complete
 * @param note why the newest run left the employer out, null when it did not
 */
record PortfolioRow(
        String employerRef,
        @Nullable String employerId,
        @Nullable Integer run,
        String state,
        @Nullable String currency,
        @Nullable String portion,
        long rows,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal charged,
        @Nullable BigDecimal withheld,
        @Nullable BigDecimal variance,
        @Nullable BigDecimal unexplained,
        @Nullable BigDecimal closing,
        Map<Status, Long> rowsByStatus,
        @Nullable String folder,
        @Nullable String note) {

    long needPerson() {
        return rowsByStatus.entrySet().stream()
                .filter(count -> count.getKey().needsPerson())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long rows(Status status) {
        return rowsByStatus.getOrDefault(status, 0L);
    }

    /** The folder as seen from another; whole when it was written somewhere else. */
    @Nullable
    String below(Path here) {
        if (folder == null) {
            return null;
        }
        Path whole = Path.of(folder);
        return whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString();
    }
}
