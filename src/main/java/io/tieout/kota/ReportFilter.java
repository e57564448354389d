package io.tieout.kota;

import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which contribution reports; null lets every value through.
 *
 * @param status open or finalized
 * @param month 1 to 12, only together with a year
 */
public record ReportFilter(
        @Nullable String employer_id,
        @Nullable String external_customer_id,
        @Nullable String status,
        @Nullable Integer year,
        @Nullable Integer month) {

    public ReportFilter {
        if (month != null && year == null) {
            throw new IllegalArgumentException("Kota takes a month only together with its year");
        }
    }

    /** A far side that does not know a filter ignores it; one report too many would be charged. */
    boolean lets(ContributionReport report) {
        return (employer_id == null || employer_id.equals(report.employer_id()))
                && (external_customer_id == null || external_customer_id.equals(report.external_customer_id()))
                && (status == null || status.equals(report.status()))
                && (year == null || during(report.period(), year));
    }

    private boolean during(DatePeriod period, int inYear) {
        int from = Objects.requireNonNullElse(month, 1);
        int to = Objects.requireNonNullElse(month, 12);
        return !period.to_date().isBefore(YearMonth.of(inYear, from).atDay(1))
                && !period.from_date().isAfter(YearMonth.of(inYear, to).atEndOfMonth());
    }
}
