package io.tieout.export;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The bars under the causes: above the line payroll still has to take it, below the line it took too much. */
final class CauseChart {

    private static final int HEIGHT = 16;
    private static final byte[][] COLOURS = {
        {0x3B, 0x5B, (byte) 0x92},
        {(byte) 0xD9, (byte) 0x82, 0x2B},
        {0x4C, (byte) 0x9F, 0x70},
        {(byte) 0x8E, 0x6C, (byte) 0xA8}
    };

    /**
     * The causes of one currency.
     *
     * @param first row, as people count, as is last
     * @param formulas put the live formulas over the numbers that the chart was drawn from
     */
    record Series(String currency, int first, int last, List<Runnable> formulas) {}

    private CauseChart() {}

    static void draw(SummaryPage page, List<Series> series) {
        XSSFSheet sheet = page.sheet();
        int top = page.nextNumber();
        page.skip(HEIGHT + 1);
        var drawing = sheet.createDrawingPatriarch();
        XSSFChart chart =
                drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, top, SummaryPage.COLUMNS, top + HEIGHT - 1));
        chart.setTitleText("Variance by cause");
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(11d);
        var causes = chart.createCategoryAxis(AxisPosition.BOTTOM);
        causes.setTickLabelPosition(AxisTickLabelPosition.LOW);
        var amounts = chart.createValueAxis(AxisPosition.LEFT);
        amounts.setCrosses(AxisCrosses.AUTO_ZERO);
        amounts.setCrossBetween(AxisCrossBetween.BETWEEN);
        amounts.setNumberFormat("#,##0");
        amounts.getOrAddMajorGridProperties().setLineProperties(line());
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, causes, amounts);
        bars.setBarDirection(BarDirection.COL);
        bars.setVaryColors(false);
        bars.setGapWidth(60);
        for (int i = 0; i < series.size(); i++) {
            add(sheet, bars, series.get(i), COLOURS[i % COLOURS.length]);
        }
        chart.plot(bars);
        if (series.size() > 1) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        series.forEach(each -> each.formulas().forEach(Runnable::run));
    }

    private static void add(XSSFSheet sheet, XDDFBarChartData bars, Series series, byte[] colour) {
        var names = XDDFDataSourcesFactory.fromStringCellRange(
                sheet, new CellRangeAddress(series.first() - 1, series.last() - 1, 0, 0));
        var amounts = XDDFDataSourcesFactory.fromNumericCellRange(
                sheet, new CellRangeAddress(series.first() - 1, series.last() - 1, 3, 3));
        var bar = (XDDFBarChartData.Series) bars.addSeries(names, amounts);
        bar.setTitle(series.currency(), null);
        bar.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(colour)));
        // Otherwise a spreadsheet paints bars below zero white.
        bar.setInvertIfNegative(false);
        var labels = bar.getCTBarSer().addNewDLbls();
        labels.addNewNumFmt().setFormatCode("#,##0.00");
        labels.getNumFmt().setSourceLinked(false);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    private static XDDFLineProperties line() {
        return new XDDFLineProperties(
                new XDDFSolidFillProperties(XDDFColor.from(new byte[] {(byte) 0xE2, (byte) 0xE6, (byte) 0xEC})));
    }
}
