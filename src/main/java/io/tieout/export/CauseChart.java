package io.tieout.export;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
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
        XSSFChart chart = ChartFrame.on(page, HEIGHT, "Variance by cause");
        var causes = chart.createCategoryAxis(AxisPosition.BOTTOM);
        causes.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFBarChartData bars = ChartFrame.bars(chart, causes, false);
        for (int i = 0; i < series.size(); i++) {
            add(page.sheet(), bars, series.get(i), COLOURS[i % COLOURS.length]);
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
        ChartFrame.label(bar);
    }
}
