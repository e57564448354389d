package io.tieout.console;

import io.tieout.batch.GuardException;
import io.tieout.contribution.PullVersions;
import io.tieout.reconciliation.Finalizing;
import io.tieout.reconciliation.FreshReading;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes a signed month final from a page: the same steps as the command, told in a few sentences. */
@Component
@ConditionalOnWebApplication
class MonthFinalizing {

    private final Finalizing finalizing;
    private final PullVersions versions;

    MonthFinalizing(@Lazy Finalizing finalizing, PullVersions versions) {
        this.finalizing = finalizing;
        this.versions = versions;
    }

    /**
     * @return what came of it
     * @throws GuardException if Kota charges otherwise than was signed, or nothing is signed off
     */
    String order(YearMonth period, String employer, String account) {
        return finalizing.alone(period, () -> {
            FreshReading before = finalizing.read(period, employer);
            if (before.isFinal()) {
                return after(before, " already");
            }
            if (!before.isAsSigned()) {
                throw new GuardException("Kota charges otherwise than run "
                        + before.signed().runNumber() + ", which was signed: " + lines(before)
                        + ". Start a run of " + period + " for " + employer
                        + " with the reason to open it again, and have it signed anew. The command \"finalize\" lists"
                        + " the lines.");
            }
            finalizing.carryOut(before, account);
            return after(finalizing.read(period, employer), "");
        });
    }

    private String after(FreshReading reading, String already) {
        String isFinal = reading.signed().employerRef() + " is final at Kota for "
                + reading.signed().period() + already;
        if (reading.isAsSigned()) {
            return isFinal + ", as run " + reading.signed().runNumber() + " was signed.";
        }
        finalizing.noteLateChange(reading, count(reading));
        return "A late change: " + isFinal + ", and not as run "
                + reading.signed().runNumber() + " was signed; "
                + lines(reading) + ". Run the period again with the reason to open it: the difference is carried on"
                + " from there.";
    }

    private String lines(FreshReading reading) {
        int lines = count(reading);
        return lines + (lines == 1 ? " line differs" : " lines differ");
    }

    private int count(FreshReading reading) {
        AtomicInteger lines = new AtomicInteger();
        for (FreshReading.Beside report : reading.reports()) {
            versions.forEachChange(report.signed(), report.now(), change -> lines.incrementAndGet());
        }
        return lines.get();
    }
}
