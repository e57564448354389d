package io.tieout.export;

import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;

/** What the charts of the Summary have in common: place, title, axes, figures over the bars. */
final class ChartFrame {

    private ChartFrame() {}

    /** A chart over the whole width, below what is on the page. @param height in rows */
    static XSSFChart on(SummaryPage page, int height, String title) {
        int top = page.nextNumber();
        page.skip(height + 1);
        var drawing = page.sheet().createDrawingPatriarch();
        XSSFChart chart =
                drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, top, SummaryPage.COLUMNS, top + height - 1));
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(11d);
        return chart;
    }

    /** @param fromZero no amount is below it, so the axis begins there: cut bars would lie about their lengths */
    static XDDFBarChartData bars(XSSFChart chart, XDDFCategoryAxis below, boolean fromZero) {
        var amounts = chart.createValueAxis(AxisPosition.LEFT);
        if (fromZero) {
            amounts.setMinimum(0);
        }
        amounts.setCrosses(AxisCrosses.AUTO_ZERO);
        amounts.setCrossBetween(AxisCrossBetween.BETWEEN);
        amounts.setNumberFormat("#,##0");
        amounts.getOrAddMajorGridProperties().setLineProperties(line());
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, below, amounts);
        bars.setBarDirection(BarDirection.COL);
        bars.setVaryColors(false);
        bars.setGapWidth(60);
        return bars;
    }

    /** Its amount over each bar. */
    static void label(XDDFBarChartData.Series bar) {
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
