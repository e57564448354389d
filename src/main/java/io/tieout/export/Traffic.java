package io.tieout.export;

import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Check cells that turn green or red by what they say. */
final class Traffic {

    private static final XSSFColor GREEN = Styles.rgb(0x14, 0x6C, 0x3A);
    private static final XSSFColor WHITE = Styles.rgb(0xFF, 0xFF, 0xFF);
    private static final XSSFColor RED = Styles.rgb(0xC6, 0x28, 0x28);

    private Traffic() {}

    /** @param first row, as people count, as is last @param column from 0 */
    static void lights(XSSFSheet sheet, int first, int last, int column, String good, String bad) {
        CellRangeAddress[] cells = {new CellRangeAddress(first - 1, last - 1, column, column)};
        var formatting = sheet.getSheetConditionalFormatting();
        formatting.addConditionalFormatting(
                cells,
                look(
                        formatting.createConditionalFormattingRule(ComparisonOperator.EQUAL, quoted(good)),
                        GREEN,
                        Styles.CALM));
        formatting.addConditionalFormatting(
                cells,
                look(formatting.createConditionalFormattingRule(ComparisonOperator.EQUAL, quoted(bad)), WHITE, RED));
    }

    private static XSSFConditionalFormattingRule look(
            XSSFConditionalFormattingRule rule, XSSFColor ink, XSSFColor paper) {
        rule.createFontFormatting().setFontColor(ink);
        var fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(paper);
        fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
        return rule;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
