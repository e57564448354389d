package io.tieout.payroll;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a file may be refused before the file itself is: a rejected register row would look
 * like money that was not taken, a rejected person like one who left.
 */
public final class RejectShare {

    private RejectShare() {}

    /**
     * @param most share of the rows, 0 to 1
     * @param first the first refusals in words, as {@link RejectsFile#first} tells them
     * @param rejects where the refused rows are, null when there are none
     * @throws UnusableFileException if more are refused
     */
    public static void check(
            Path file, long rows, long refused, BigDecimal most, List<String> first, @Nullable Path rejects) {
        if (BigDecimal.valueOf(refused).compareTo(most.multiply(BigDecimal.valueOf(rows))) > 0) {
            throw new UnusableFileException(file + ": " + refused + " of " + rows + " rows are refused, more than "
                    + most.movePointRight(2).stripTrailingZeros().toPlainString()
                    + " %, so nothing of the file is used.\n  "
                    + String.join("\n  ", first)
                    + (refused > first.size() ? "\n  ..." : "")
                    + "\nMend the rows" + (rejects == null ? "" : " (they are in " + rejects + ")")
                    + " and send the whole file again, or raise 'max-reject-share' in the job file.");
        }
    }
}
