package io.tieout.standin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Lines that are pinned instead of generated. For an employer and period named here only these lines appear, of those
 * people that exist; for other periods of an employer named here there is no report.
 *
 * <pre>
 * {"generate": ["ACME-IE"],                 employers named below that get generated reports for the other periods
 *  "reports": [
 *   {"employer_ref": "ACME-IE", "period": "2026-09", "status": "open", "external_customer_id": null,
 *    "people": [
 *     {"employee_ref": "0007", "currency": "EUR",
 *      "employer_contributions": [{"key": "0007-sep-er", "amount": "104.17"}],
 *      "employee_contributions": [
 *       {"key": "0007-aug-fix", "amount": "-3.20", "adjustment_for": "0007-aug", "type": "one_off",
 *        "note": "Corrected", "cover_from": "2026-08-01", "cover_to": "2026-08-31", "reporting_month": "2026-08-01"}
 *      ]}]}]}
 * </pre>
 *
 * A {@code comment} may stand beside any of the lists' fields.
 */
record Seed(@Nullable String comment, @Nullable List<String> generate, List<PinnedReport> reports) {

    /** @param status open (default) or finalized */
    record PinnedReport(
            @Nullable String comment,
            @JsonProperty("employer_ref") String employerRef,
            @JsonProperty("external_customer_id") @Nullable String customer,
            YearMonth period,
            @Nullable String status,
            List<PinnedPerson> people) {}

    /** @param currency in either case */
    record PinnedPerson(
            @Nullable String comment,
            @JsonProperty("employee_ref") String employeeRef,
            String currency,

            @JsonProperty("employer_contributions") @Nullable
            List<PinnedLine> employer,

            @JsonProperty("employee_contributions") @Nullable
            List<PinnedLine> employee) {}

    /**
     * @param key names the line within its employer; the {@code ct_} id follows from it. Default: person, period, side
     *     and place in the list
     * @param category default gross_premium
     * @param memberType default policyholder
     * @param adjustment default: whether {@code adjustment_for} is given
     * @param adjustmentFor the key of another line, of any report; one that doesn't exist gives an id of nothing
     * @param amount a decimal as text; shown with the digits it has
     * @param type recurring (default) or one_off
     * @param coverFrom default: first day of the period
     * @param coverTo default: last day of the month of {@code cover_from}
     * @param reportingMonth default: first day of the month of {@code cover_from}
     * @param policy names a second policy of the person
     */
    record PinnedLine(
            @Nullable String comment,
            @Nullable String key,
            @Nullable String category,
            @JsonProperty("member_type") @Nullable String memberType,
            @Nullable Boolean adjustment,
            @JsonProperty("adjustment_for") @Nullable String adjustmentFor,
            BigDecimal amount,
            @Nullable String type,
            @Nullable String note,
            @JsonProperty("cover_from") @Nullable LocalDate coverFrom,
            @JsonProperty("cover_to") @Nullable LocalDate coverTo,
            @JsonProperty("reporting_month") @Nullable LocalDate reportingMonth,
            @Nullable String policy) {}

    static Seed none() {
        return new Seed(null, null, List.of());
    }

    /** @throws IllegalArgumentException saying where and why the file isn't usable */
    static Seed read(Path file) {
        try {
            Seed seed = Json.MAPPER.readValue(Files.readAllBytes(file), Seed.class);
            SeedCheck.check(seed);
            return seed;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The seed file " + file + " isn't usable: " + e.getOriginalMessage() + " (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The seed file " + file + " can't be read. Check the path.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The seed file " + file + " isn't usable: " + e.getMessage(), e);
        }
    }

    /** Whether an employer's reports come from here and from nowhere else. */
    boolean pins(String employerRef) {
        return reports.stream().anyMatch(report -> report.employerRef().equals(employerRef))
                && (generate == null || !generate.contains(employerRef));
    }

    List<PinnedReport> of(String employerRef) {
        return reports.stream()
                .filter(report -> report.employerRef().equals(employerRef))
                .toList();
    }
}
