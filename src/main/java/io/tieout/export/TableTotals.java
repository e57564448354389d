package io.tieout.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/** The totals below a table, a line for each currency: live sums over all of its sheets. */
final class TableTotals<R> {

    private final Frame frame;
    private final String prefix;
    private final List<Column<R>> columns;
    private final int currencyAt;
    private final int[] summed;
    private final @Nullable BigDecimal[] line;
    private final Map<String, @Nullable BigDecimal[]> sums = new TreeMap<>();

    TableTotals(Frame frame, String prefix, List<Column<R>> columns) {
        this.frame = frame;
        this.prefix = prefix;
        this.columns = columns;
        this.currencyAt = columns.stream().map(Column::name).toList().indexOf("Currency");
        this.summed = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).summed())
                .toArray();
        this.line = new BigDecimal[columns.size()];
    }

    void add(int column, @Nullable BigDecimal amount) {
        line[column] = amount;
    }

    /** The line is whole: what was added to it counts for its currency. */
    void row(Row row) {
        String currency = summed.length == 0 ? "" : row.getCell(currencyAt).getStringCellValue();
        if (!currency.isEmpty()) {
            @Nullable BigDecimal[] sum = sums.computeIfAbsent(currency, first -> new BigDecimal[columns.size()]);
            for (int column : summed) {
                BigDecimal amount = line[column];
                if (amount != null) {
                    sum[column] = sum[column] == null ? amount : sum[column].add(amount);
                }
            }
        }
    }

    /** @param last the last row above, counted from 0 */
    void write(SXSSFSheet sheet, int last) {
        int at = last;
        for (Map.Entry<String, @Nullable BigDecimal[]> sum : sums.entrySet()) {
            Row row = sheet.createRow(++at);
            String cell = "$" + CellReference.convertNumToColString(currencyAt) + "$" + (at + 1);
            for (int i = 0; i < columns.size(); i++) {
                Column<R> column = columns.get(i);
                // A column without any amount has no total either.
                if (sum.getValue()[i] != null) {
                    String formula = frame.ranges().sumIfs(prefix, column.name(), "Currency", cell);
                    Cells.formula(row, i, frame.styles().moneyTotal(sum.getKey()), formula, sum.getValue()[i]);
                } else {
                    String word = i == currencyAt ? sum.getKey() : i == 0 ? "Total" : null;
                    Cells.text(row, i, frame.styles().wordTotal, word);
                }
            }
        }
    }
}
