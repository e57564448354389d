package io.tieout.export;

import io.tieout.export.TableSheet.Part;
import java.util.List;
import java.util.Locale;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** What is on the other sheets, and where rows that did not fit went on. */
final class SummarySheets {

    private SummarySheets() {}

    static void write(SummaryPage page, Book book, List<TableSheet<?>> sheets) {
        page.section("On the other sheets");
        page.header("Sheet", ">Rows", "", "What it holds");
        sheets.forEach(sheet -> line(page, book, sheet));
    }

    private static void line(SummaryPage page, Book book, TableSheet<?> sheet) {
        XSSFRow row = page.row();
        Styles styles = page.styles();
        String tab = sheet.parts().get(0).tab();
        Hyperlink link = book.poi().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + tab + "'!A1");
        Cells.text(row, 0, styles.link, tab).setHyperlink(link);
        Cells.number(row, 1, styles.count, sheet.rows());
        page.fill(row, 2, 2, styles.word);
        String holds = sheet.holds() + rolled(sheet.parts());
        Heights.set(row, Heights.of(holds, 104, 1));
        Cells.text(row, 3, styles.wrapped, holds);
        page.join(row, 3, SummaryPage.COLUMNS - 1, styles.wrapped);
    }

    private static String rolled(List<Part> parts) {
        return parts.size() == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        " A sheet is full after %,d rows, so they go on: %s.",
                        parts.get(0).last(),
                        String.join(", ", parts.stream().skip(1).map(Part::tab).toList()));
    }
}
