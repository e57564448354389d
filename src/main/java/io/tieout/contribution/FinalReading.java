package io.tieout.contribution;

import io.tieout.kota.ContributionReport;

/**
 * A complete reading of a report that was finalized by then. Such a report can't change, so it is not read again.
 *
 * @param pullId row of the table pull
 * @param lastUpdatedAt of the report, as Kota sent it
 */
record FinalReading(long pullId, int people, String lastUpdatedAt) {

    static final String FINALIZED = "finalized";

    /** Whether nothing was said of the report since; a report that Kota touched all the same is read again. */
    boolean holdsFor(ContributionReport report) {
        return FINALIZED.equals(report.status())
                && lastUpdatedAt.equals(report.last_updated_at().toString());
    }
}
