package io.tieout.export;

import io.tieout.export.ControlTotals.CauseSum;
import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.ControlTotals.Source;
import io.tieout.reconciliation.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook while it is written, with everything its sheets show beside the rows.
 *
 * @param lines what Kota's lines come to
 * @param register what the register's rows come to, empty when none was ever loaded
 */
record Book(
        XSSFWorkbook poi,
        Styles styles,
        EmployerOfRun employer,
        List<Portion> portions,
        Map<String, Long> rowsByStatus,
        List<CauseSum> causes,
        List<Source> lines,
        List<Source> register,
        Manifest.PayrollImport payrollImport,
        DetailRanges detail) {

    long rows() {
        return rowsByStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The causes that occur, in the order in which the rules prefer them; the unexplained rest is not one. */
    List<String> causeNames() {
        return Arrays.stream(Cause.values())
                .map(Enum::name)
                .filter(name -> causes.stream().anyMatch(sum -> sum.cause().equals(name)))
                .toList();
    }
}
