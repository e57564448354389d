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

/** Charged and withheld of the last periods, side by side; a chart for each currency. */
final class PeriodChart {

    private static final int HEIGHT = 14;
    private static final byte[] CHARGED = {0x3B, 0x5B, (byte) 0x92};
    private static final byte[] WITHHELD = {(byte) 0xD9, (byte) 0x82, 0x2B};

    /**
     * The periods of one currency.
     *
     * @param fromZero whether no amount is below zero
     * @param first row, as people count, as is last
     * @param formulas put the live formulas over the numbers that the chart was drawn from
     */
    record Series(String currency, int first, int last, boolean fromZero, List<Runnable> formulas) {}

    private PeriodChart() {}

    static void draw(SummaryPage page, List<Series> series) {
        for (Series each : series) {
            if (each.last() > each.first()) {
                draw(page, each);
            }
        }
    }

    private static void draw(SummaryPage page, Series series) {
        XSSFChart chart = ChartFrame.on(page, HEIGHT, "The last periods, " + series.currency());
        var periods = chart.createCategoryAxis(AxisPosition.BOTTOM);
        periods.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFBarChartData bars = ChartFrame.bars(chart, periods, series.fromZero());
        add(page.sheet(), bars, series, 3, "Charged by Kota", CHARGED);
        add(page.sheet(), bars, series, 4, "Withheld by payroll", WITHHELD);
        chart.plot(bars);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }

    private static void add(
            XSSFSheet sheet, XDDFBarChartData bars, Series series, int column, String title, byte[] colour) {
        var periods = XDDFDataSourcesFactory.fromStringCellRange(
                sheet, new CellRangeAddress(series.first() - 1, series.last() - 1, 0, 0));
        var amounts = XDDFDataSourcesFactory.fromNumericCellRange(
                sheet, new CellRangeAddress(series.first() - 1, series.last() - 1, column, column));
        var bar = (XDDFBarChartData.Series) bars.addSeries(periods, amounts);
        bar.setTitle(title, null);
        bar.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(colour)));
        bar.setInvertIfNegative(false);
        ChartFrame.label(bar);
    }
}
