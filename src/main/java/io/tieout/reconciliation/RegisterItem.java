package io.tieout.reconciliation;

import io.tieout.payroll.RegisterRow;
import io.tieout.payroll.Rejection;
import java.time.YearMonth;

/** What the register step reads. @see RegisterReader for the file numbers, which start at 0 */
sealed interface RegisterItem {

    int file();

    /** A row that passed the checks of the file. */
    record Accepted(int file, RegisterRow row) implements RegisterItem {}

    record Refused(int file, Rejection rejection) implements RegisterItem {}

    /** A row whose employer the roster never named. @param line of the row's first line */
    record UnknownEmployer(int file, long line) implements RegisterItem {}

    /** A row that belongs to another period: counted and left out. */
    record OtherPeriod(int file, YearMonth period) implements RegisterItem {}

    /** The file was read to its end. An item of its own, so that what follows from it commits with the last rows. */
    record End(int file) implements RegisterItem {}
}
