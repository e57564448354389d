package io.tieout.export;

import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** One sheet of the workbook, or several when its rows roll over. */
interface BookSheet {

    /** Makes the tabs with their widths, names and print set-up; called in the order of the tabs. */
    void layOut(Book book);

    /** Fills the tabs; all tabs of all sheets are laid out by then, so formulas may name them. */
    void fill(Book book, SXSSFWorkbook stream);
}
