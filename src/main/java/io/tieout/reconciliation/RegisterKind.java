package io.tieout.reconciliation;

import io.tieout.database.Numbering;
import io.tieout.payroll.RegisterRow;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What thousands of rows of a register have in common. @param file from 0. @param portion null as in the row */
record RegisterKind(
        int file,
        LocalDate payDate,
        String payRun,
        String payElement,
        @Nullable String portion) {

    static final String TARGET = "register_kind (run_id, number, file, pay_date, pay_run, pay_element, portion)";

    static RegisterKind of(RegisterItem.Accepted item) {
        RegisterRow row = item.row();
        return new RegisterKind(
                item.file(),
                row.payDate(),
                row.payRun(),
                row.payElement(),
                row.portion() == null ? null : row.portion().word());
    }

    static @Nullable Object[] row(long run, Numbering.Numbered<RegisterKind> numbered) {
        RegisterKind kind = numbered.value();
        return new @Nullable Object[] {
            run, numbered.number(), kind.file, kind.payDate, kind.payRun, kind.payElement, kind.portion
        };
    }

    // Both are asked of each row, and as the compiler makes them for a record they take several times as long.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegisterKind kind
                && file == kind.file
                && payElement.equals(kind.payElement)
                && payRun.equals(kind.payRun)
                && payDate.equals(kind.payDate)
                && Objects.equals(portion, kind.portion);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * payElement.hashCode() + payRun.hashCode()) + payDate.hashCode();
    }
}
