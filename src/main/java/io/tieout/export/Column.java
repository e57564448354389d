package io.tieout.export;

import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/**
 * One column of a detail sheet.
 *
 * @param name of its range, as formulas use it
 * @param width in characters
 * @param number whether the heading stands at the right, over the numbers
 * @param summed whether its amounts have totals below them
 */
record Column<R>(String name, String title, int width, boolean number, boolean summed, Filler<R> filler) {

    /** Fills one cell of a line. */
    interface Filler<R> {
        /** @return the amount that was written, null for none and for what is no amount */
        @Nullable
        BigDecimal fill(Row line, int at, R row);
    }
}
