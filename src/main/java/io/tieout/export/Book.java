package io.tieout.export;

import io.tieout.export.ControlTotals.CauseSum;
import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.ControlTotals.Source;
import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.reconciliation.Cause;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A workbook while it is written, with everything its sheets show beside the rows.
 *
 * @param legalName of the employer, null when it is not to be shown
 * @param sums what the rows come to, and their sources
 * @param files what else was written for the run
 */
record Book(
        Frame frame,
        EmployerOfRun employer,
        @Nullable String legalName,
        ReconcileSettings settings,
        BookSums sums,
        Journal journal,
        ChangeSums changes,
        AgeSums ages,
        Manifest.PayrollImport payrollImport,
        List<Written> files) {

    XSSFWorkbook poi() {
        return frame.poi();
    }

    Styles styles() {
        return frame.styles();
    }

    Ranges ranges() {
        return frame.ranges();
    }

    List<Portion> portions() {
        return sums.portions();
    }

    Map<String, Long> rowsByStatus() {
        return sums.rowsByStatus();
    }

    List<CauseSum> causes() {
        return sums.causes();
    }

    List<Source> lines() {
        return sums.lines();
    }

    List<Source> register() {
        return sums.register();
    }

    /** The day on which the figures were settled, which is as near to today as equal bytes allow. */
    LocalDate settledOn() {
        return employer.settledAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    long rows() {
        return rowsByStatus().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The causes that occur, in the order in which the rules prefer them; the unexplained rest is not one. */
    List<String> causeNames() {
        return Arrays.stream(Cause.values())
                .map(Enum::name)
                .filter(name -> causes().stream().anyMatch(sum -> sum.cause().equals(name)))
                .toList();
    }
}
