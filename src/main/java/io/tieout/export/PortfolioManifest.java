package io.tieout.export;

import io.tieout.file.WholeFile.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code portfolio-manifest.json}, written last: with it the portfolio of a period is whole. Unlike a run's folder the
 * portfolio is written again by every run of the period, and this with it.
 *
 * @param run number of the run that wrote it, in the period
 * @param written_at ISO 8601, UTC
 * @param totals by currency and portion, over all lines
 * @param manifest_sha256 of this file with 64 zeros in this place
 */
record PortfolioManifest(
        String period,
        int run,
        String written_at,
        List<Total> totals,
        List<Written> files,
        @Nullable String manifest_sha256)
        implements SealedManifest {

    static final String NAME = "portfolio-manifest.json";

    /** @param withheld null, as the variance is, where no register was ever loaded; text in major units */
    record Total(
            String currency,
            String portion,
            long lines,
            long rows,
            String charged,
            @Nullable String withheld,
            @Nullable String variance,
            String closing) {}
}
