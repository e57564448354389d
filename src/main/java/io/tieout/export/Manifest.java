package io.tieout.export;

import io.tieout.file.WholeFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code manifest.json}, written last: with it the folder is complete and is never touched again. Names are
 * as they stand in the file; amounts are text with the currency's decimals. Equal but for {@code run},
 * the fields that end in {@code _at}, and what follows from them, whenever the inputs are.
 *
 * @param review why a person must look first; then no other file was written
 * @param inputs names and SHA-256 of the run's input files, as the run keeps them
 * @param register whose register rows were used, null when none was ever loaded
 * @param opening whose closing balances were the opening, null when there was none
 * @param journal null in files of earlier versions and under review
 * @param manifest_sha256 of this file with 64 zeros in this place; null in files of earlier versions
 */
record Manifest(
        Run run,
        String period,
        String employer_ref,
        String employer_id,
        String settled_at,
        @Nullable String review,
        List<Report> reports,
        JsonNode inputs,
        @Nullable Register register,
        @Nullable Opening opening,
        @Nullable ControlTotal control_totals,
        @Nullable PayrollImport payroll_import,
        @Nullable JournalTold journal,
        List<WholeFile.Written> files,
        @Nullable String manifest_sha256)
        implements SealedManifest {

    record Run(long id, int number, String started_at, String inputs_sha256) {}

    record Report(
            String id,
            @Nullable String external_customer_id,
            String status,
            int version,
            String last_updated_at,
            @Nullable String finalized_at,
            int breakdowns,
            int lines) {}

    record Register(int loaded_in_run, JsonNode inputs) {}

    /**
     * What the workbook's journal books.
     *
     * @param accounts by their keys in the job file
     * @param holds_changes_since_run set when only the changes since that run are booked
     */
    record JournalTold(
            Map<String, String> accounts, @Nullable Integer holds_changes_since_run, List<JournalTotal> totals) {}

    record JournalTotal(String currency, String debit, String credit) {}

    record Opening(String period, int run) {}

    /** @param rows_by_status only statuses that occur */
    record ControlTotal(long rows, Map<String, Long> rows_by_status, List<PortionTotal> amounts) {}

    /** @param withheld null, as is the variance, where no register was ever loaded */
    record PortionTotal(
            String currency,
            String portion,
            long rows,
            String opening,
            String charged,
            @Nullable String withheld,
            @Nullable String variance,
            String closing) {}

    /**
     * What payroll is told to take.
     *
     * @param draft a report is still open, or the lanes don't foot: to look at, not to import
     * @param instruction_sha256 of what payroll is to take in the end, whatever the layout and form of the file
     * @param second_import what payroll does with one, as the job file says: unknown, replaces or adds
     * @param terms elements and counting that it was written with
     * @param holds_changes_since_run set when only the changes since that run are in the file
     * @param already_instructed_in_run the same instruction went out before; not to be imported again
     * @param warning the same in words
     * @param note what else to know before importing it
     * @param totals as the file has them, with its sign
     * @param left_out people in Kota's report whom no roster knows
     */
    record PayrollImport(
            String file,
            boolean draft,
            long lines,
            String sha256,
            String instruction_sha256,
            String second_import,
            String terms,
            @Nullable Integer holds_changes_since_run,
            @Nullable Integer already_instructed_in_run,
            @Nullable String warning,
            @Nullable String note,
            List<ElementTotal> totals,
            List<LaneTotal> lanes,
            List<Footing> footing,
            @Nullable LeftOut left_out) {}

    /**
     * @param amount what the lane comes to for people in the roster
     * @param told_before what the file takes as told, null where it holds the whole
     * @param in_file before the layout's sign, null where the layout has no element for the lane
     */
    record LaneTotal(
            String lane,
            String currency,
            String amount,
            @Nullable String told_before,
            @Nullable String in_file) {}

    /** Taxable value + tax beside it - relief at source - employer cost = difference, which is zero. */
    record Footing(
            String currency,
            String employer_cost,
            String taxable_value,
            String tax_beside_it,
            String relief_at_source,
            String difference) {}

    record ElementTotal(String element, String currency, long lines, String amount) {}

    record LeftOut(int people, List<LeftOutTotal> amounts) {}

    record LeftOutTotal(String currency, String portion, String amount) {}
}
