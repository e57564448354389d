package io.tieout.export;

import io.tieout.jobfile.CellText;
import io.tieout.jobfile.ImportLayout;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fills the places of a layout's texts. */
final class LayoutFill {

    /** One amount that payroll is told, with the sign that it is written with. */
    record Told(String element, String description, String word, BigDecimal amount) {}

    /** A person's row; the elements it has room for may be more than it holds. */
    record Row(String employeeRef, String currency, List<Told> told) {}

    /** What is known after the last row. */
    record End(long rows, String total) {}

    private final ImportLayout layout;
    private final String employerRef;
    private final String period;
    private final String firstDay;
    private final String lastDay;

    LayoutFill(ImportLayout layout, EmployerOfRun employer) {
        this.layout = layout;
        this.employerRef = employer.employerRef();
        YearMonth month = YearMonth.parse(employer.period());
        DateTimeFormatter dates = DateTimeFormatter.ofPattern(layout.datePattern(), Locale.ROOT);
        LocalDate first = month.atDay(1);
        this.period =
                DateTimeFormatter.ofPattern(layout.periodPattern(), Locale.ROOT).format(first);
        this.firstDay = dates.format(first);
        this.lastDay = dates.format(month.atEndOfMonth());
    }

    String cell(CellText text, Row row) {
        return fill(text, row, null);
    }

    String line(CellText text, @Nullable End end) {
        return fill(text, null, end);
    }

    private String fill(CellText text, @Nullable Row row, @Nullable End end) {
        if (text.parts().size() == 1) {
            return part(text.parts().get(0), row, end);
        }
        StringBuilder filled = new StringBuilder();
        text.parts().forEach(part -> filled.append(part(part, row, end)));
        return filled.toString();
    }

    private String part(CellText.Part part, @Nullable Row row, @Nullable End end) {
        if (part.place().isEmpty()) {
            return part.constant();
        }
        return switch (part.place().get()) {
            case EMPLOYER_REF -> employerRef;
            case PERIOD -> period;
            case FIRST_DAY -> firstDay;
            case LAST_DAY -> lastDay;
            case EMPLOYEE_REF -> row == null ? "" : row.employeeRef();
            case CURRENCY -> row == null ? "" : row.currency();
            case ROWS -> end == null ? "" : String.valueOf(end.rows());
            case TOTAL -> end == null ? "" : end.total();
            case ELEMENT, DESCRIPTION, WORD, AMOUNT -> row == null ? "" : element(part, row);
        };
    }

    private String element(CellText.Part part, Row row) {
        int index = Math.max(0, part.number() - 1);
        if (index >= row.told().size()) {
            return "";
        }
        Told told = row.told().get(index);
        return switch (part.place().orElseThrow()) {
            case ELEMENT -> told.element();
            case DESCRIPTION -> told.description();
            case WORD -> told.word();
            default -> amount(told.amount(), row.currency());
        };
    }

    /** Never a sign between thousands, never an exponent; the decimal sign as the layout asks. */
    String amount(BigDecimal amount, String currency) {
        return Amounts.plain(amount, currency).replace('.', layout.decimalSign());
    }
}
