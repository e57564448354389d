package io.tieout.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of one employer of a run, complete and final.
 *
 * @param folder absolute
 * @param workbook null under review
 * @param payrollImport null under review
 * @param draft a report was still open at Kota: the payroll import is to look at, not to import
 * @param importLines lines of the payroll import, the header not counted
 * @param peopleLeftOut people of Kota's report whom no roster knows, so that payroll can't be told about them
 * @param alreadyInstructedIn number of the run of this period whose final payroll import told the same:
 *     not to be imported again
 * @param importNote what else to know before the payroll import is used, null when there is nothing
 * @param review why a person must look before figures are used; then the folder holds a manifest and no more
 */
public record ExportedFiles(
        String employerRef,
        Path folder,
        @Nullable Path workbook,
        @Nullable Path payrollImport,
        boolean draft,
        int importLines,
        int peopleLeftOut,
        @Nullable Integer alreadyInstructedIn,
        @Nullable String importNote,
        @Nullable String review) {}
