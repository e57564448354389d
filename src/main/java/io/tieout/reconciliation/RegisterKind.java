package io.tieout.reconciliation;

import io.tieout.payroll.RegisterRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What thousands of rows of a register have in common. @param file from 0. @param portion null as in the row */
record RegisterKind(
        int file,
        LocalDate payDate,
        String payRun,
        String payElement,
        @Nullable String portion) {

    static RegisterKind of(RegisterItem.Accepted item) {
        RegisterRow row = item.row();
        return new RegisterKind(
                item.file(),
                row.payDate(),
                row.payRun(),
                row.payElement(),
                row.portion() == null ? null : row.portion().word());
    }
}
