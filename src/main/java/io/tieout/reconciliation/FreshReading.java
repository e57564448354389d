package io.tieout.reconciliation;

import io.tieout.contribution.PullVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kota's reports of a period as they are now, beside those that two accounts signed.
 *
 * @param run that read them
 * @param linesSha256 of the lines as they are, see {@link ContentHashes}
 * @param reports of either side, by id
 */
public record FreshReading(SignOff signed, long run, String linesSha256, List<Beside> reports) {

    /** One report; null where one of the two does not have it. */
    public record Beside(
            @Nullable PullVersion signed, @Nullable PullVersion now) {}

    /** Whether Kota charges what was signed, line by line. */
    public boolean isAsSigned() {
        return linesSha256.equals(signed.linesSha256());
    }

    /** Whether nothing can change any more. */
    public boolean isFinal() {
        return reports.stream()
                .allMatch(report ->
                        report.now() != null && report.now().reportStatus().equals("finalized"));
    }
}
