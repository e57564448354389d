package io.tieout.export;

import io.tieout.export.LayoutFill.Told;
import io.tieout.jobfile.ImportLayout;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.Lane;
import io.tieout.jobfile.LaneText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a person's sums into the rows of the layout. */
final class ImportRows {

    private final ImportSettings settings;
    private final ImportForm form;
    private final LayoutFill fill;
    private final LayoutLines lines;
    private final ImportTotals totals;
    private final int perRow;
    private long rows;

    ImportRows(ImportSettings settings, ImportForm form, LayoutFill fill, LayoutLines lines, ImportTotals totals) {
        this.settings = settings;
        this.form = form;
        this.fill = fill;
        this.lines = lines;
        this.totals = totals;
        this.perRow = settings.layout().elementsPerRow();
    }

    long rows() {
        return rows;
    }

    void person(LaneSums sums) {
        totals.instruction(sums);
        List<Told> told = told(sums);
        ImportLayout layout = settings.layout();
        for (int from = 0; from < told.size(); from += perRow) {
            LayoutFill.Row row = new LayoutFill.Row(
                    sums.employeeRef(), sums.currency(), told.subList(from, Math.min(told.size(), from + perRow)));
            lines.row(layout.columns().stream()
                    .map(column -> fill.cell(column.text(), row))
                    .toList());
            rows++;
        }
    }

    /** Element by element in the order of the lanes; lanes that share an element are one amount. */
    private List<Told> told(LaneSums sums) {
        Map<String, Sum> byElement = new LinkedHashMap<>();
        for (Lane lane : Lane.values()) {
            LaneText text = settings.lane(lane);
            if (text.element() == null || !LaneSums.isKnown(lane, settings.rule(totals.employerRef()))) {
                continue;
            }
            BigDecimal now = sums.now(lane);
            BigDecimal amount = form.difference() ? now.subtract(sums.before(lane)) : now;
            totals.lane(lane, sums.currency(), amount);
            byElement.merge(
                    text.element(),
                    new Sum(text, amount, form.zeros() ? sums.before(lane) : BigDecimal.ZERO),
                    Sum::plus);
        }
        List<Told> told = new ArrayList<>();
        byElement.forEach((element, sum) -> {
            boolean zero = sum.amount().signum() == 0;
            boolean takesAPlace = zero && sum.before().signum() != 0;
            if (zero && !takesAPlace && !(settings.zeroRows() && !form.difference())) {
                return;
            }
            BigDecimal amount = settings.minus() ? sum.amount().negate() : sum.amount();
            totals.add(element, sums.currency(), amount, takesAPlace);
            told.add(new Told(element, sum.text().description(), sum.text().word(), amount));
        });
        return told;
    }

    private record Sum(LaneText text, BigDecimal amount, BigDecimal before) {
        Sum plus(Sum other) {
            // The texts of the lane that has an amount, so that an adjustment alone is called one.
            LaneText words = amount.signum() == 0 && other.amount.signum() != 0 ? other.text : text;
            return new Sum(words, amount.add(other.amount), before.add(other.before));
        }
    }
}
