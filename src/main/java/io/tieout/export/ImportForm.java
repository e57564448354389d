package io.tieout.export;

import io.tieout.jobfile.SecondImport;
import org.jspecify.annotations.Nullable;

/**
 * Which form of the instruction goes out, given what payroll was told before and what it does with a second import.
 *
 * @param before the run whose final import payroll was told last in this period, null when there was none
 * @param difference whether only what changed since then is written, because payroll adds
 * @param zeros whether amounts that are gone are written as zero, because payroll replaces
 */
record ImportForm(SecondImport secondImport, @Nullable EmployerOfRun before, boolean difference, boolean zeros) {

    /** @param again whether somebody asked for the whole once more */
    static ImportForm of(SecondImport secondImport, @Nullable EmployerOfRun before, boolean again) {
        return new ImportForm(
                secondImport,
                before,
                before != null && secondImport == SecondImport.ADDS && !again,
                before != null && secondImport == SecondImport.REPLACES);
    }

    boolean looksBack() {
        return difference || zeros;
    }

    /**
     * What a person has to know before importing the file, null when there is nothing.
     *
     * @param same whether payroll was told the very same before
     */
    @Nullable
    String note(long rows, long zeroRows, boolean same) {
        if (before == null) {
            return null;
        }
        String run = "run " + before.number();
        if (difference) {
            return rows == 0
                    ? "nothing changed since " + run + ", so the file has no rows (payroll adds on a second import)"
                    : "holds only what changed since " + run + ", because payroll adds on a second import: import "
                            + run + "'s file first if that was never done";
        }
        return switch (secondImport) {
            case ADDS ->
                "the whole once more, as --again asks: payroll adds on a second import, so take out what " + run
                        + " told it first";
            case REPLACES ->
                zeroRows == 0
                        ? null
                        : zeroRows + (zeroRows == 1 ? " row is" : " rows are") + " zero to take the place of what "
                                + run + " told payroll and no longer holds";
            case UNKNOWN ->
                same
                        ? null
                        : run
                                + " told payroll other figures for this period, and the job file doesn't say what payroll does"
                                + " with a second import (second-import): take out what was imported then before this goes in";
        };
    }
}
