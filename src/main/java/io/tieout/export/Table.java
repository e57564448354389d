package io.tieout.export;

import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What one detail sheet shows: its columns, and where its rows come from. */
interface Table<R> {

    String tab();

    /** Before the name of each column, as formulas use it. */
    String prefix();

    /** What it holds, for the list of sheets; a sentence. */
    String holds();

    /** Stands on the sheet when there are no rows. */
    String nothing();

    List<Column<R>> columns();

    /** Hands over the rows in their order, one at a time. */
    void forEach(Consumer<R> consumer);

    /** Points, 0 for one line of text. Streamed rows don't grow by themselves. */
    default int height(R row) {
        return 0;
    }

    /** What this sheet alone has. @param last its last row, counted from 0 */
    default void dress(XSSFSheet sheet, List<String> names, int last) {}
}
