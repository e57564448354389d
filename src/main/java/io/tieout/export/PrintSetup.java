package io.tieout.export;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a sheet comes out of a printer: one page wide, headings on every page, pages numbered. */
final class PrintSetup {

    private PrintSetup() {}

    /** @param headerRow the row to repeat on each page, or -1 */
    static void apply(XSSFSheet sheet, EmployerOfRun employer, boolean landscape, int headerRow) {
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
        sheet.getHeader()
                .setLeft(plain(employer.employerRef()) + "  " + employer.period() + "  run " + employer.number());
        sheet.getHeader().setRight("&A");
        sheet.getFooter().setLeft("Tieout");
        sheet.getFooter().setRight("Page &P of &N");
    }

    /** In headers an ampersand begins a code, so one that is meant is doubled. */
    private static String plain(String text) {
        return text.replace("&", "&&");
    }
}
