package io.tieout.export;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a sheet comes out of a printer: one page wide, headings on every page, pages numbered. */
final class PrintSetup {

    private static final int LONGEST_HEADING = 100;

    private PrintSetup() {}

    /** @param heading at the left above each page @param headerRow the row to repeat on each page, or -1 */
    static void apply(XSSFSheet sheet, String heading, boolean landscape, int headerRow) {
        sheet.getPrintSetup().setLandscape(landscape);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.setAutobreaks(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setHorizontallyCenter(true);
        if (headerRow >= 0) {
            sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
        }
        sheet.getHeader().setLeft(plain(heading));
        sheet.getHeader().setRight("&A");
        sheet.getFooter().setLeft("Tieout");
        sheet.getFooter().setRight("Page &P of &N");
    }

    /** In headers an ampersand begins a code, so one that is meant is doubled; all three parts hold 255 signs. */
    private static String plain(String text) {
        String fitting = text.length() > LONGEST_HEADING ? Cells.cut(text, LONGEST_HEADING) + "..." : text;
        return fitting.replace("&", "&&");
    }
}
