package io.tieout.payroll;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * How many rows of a file may be refused before the file itself is: a rejected register row would look
 * like money that was not taken, a rejected person like one who left.
 */
public final class RejectShare {

    private RejectShare() {}

    /**
     * @param most share of the rows, 0 to 1
     * @throws UnusableFileException if more are refused
     */
    public static void check(Path file, long rows, long refused, BigDecimal most) {
        if (BigDecimal.valueOf(refused).compareTo(most.multiply(BigDecimal.valueOf(rows))) > 0) {
            throw new UnusableFileException(file + ": " + refused + " of " + rows + " rows are refused, more than "
                    + most.movePointRight(2).stripTrailingZeros().toPlainString()
                    + " %, so nothing of the file is used. Mend the rows in the rejects file and send the whole file"
                    + " again, or raise 'max-reject-share' in the job file.");
        }
    }
}
