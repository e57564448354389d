package io.tieout.export;

import io.tieout.reconciliation.Status;
import java.util.List;
import java.util.function.Consumer;

/** How many rows of each employer, currency and portion have which status; only statuses that occur. */
final class PortfolioStatusTable implements Table<PortfolioRow> {

    private final Frame frame;
    private final PortfolioRows rows;
    private final String period;

    PortfolioStatusTable(Frame frame, PortfolioRows rows, String period) {
        this.frame = frame;
        this.rows = rows;
        this.period = period;
    }

    @Override
    public String tab() {
        return "Statuses";
    }

    @Override
    public String prefix() {
        return "Sta";
    }

    @Override
    public String holds() {
        return "How many rows have which status.";
    }

    @Override
    public String nothing() {
        return "No employer was named in a run of this period.";
    }

    @Override
    public List<Column<PortfolioRow>> columns() {
        Columns<PortfolioRow> columns = new Columns<>(frame, PortfolioTable::currency)
                .text("Employer", "Employer", 18, PortfolioRow::employerRef)
                .currency()
                .word("Portion", "Portion", 10, PortfolioRow::portion)
                .count("Rows", "Rows", 9, PortfolioRow::rows)
                .count("People", "Need a person", 11, PortfolioRow::needPerson);
        for (Status status : rows.statuses(period)) {
            columns.count(status.name(), Words.of(status.name()), 11, row -> row.rows(status));
        }
        return columns.list();
    }

    @Override
    public void forEach(Consumer<PortfolioRow> consumer) {
        rows.forEach(period, consumer);
    }
}
