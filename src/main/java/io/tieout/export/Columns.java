package io.tieout.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.CellStyle;
import org.jspecify.annotations.Nullable;

/** The columns of a detail sheet, one after the other. */
final class Columns<R> {

    private static final int MONEY_WIDTH = 14;
    private static final int ID_WIDTH = 20;

    private final Frame frame;
    private final Function<R, String> currency;
    private final List<Column<R>> columns = new ArrayList<>();

    /** @param currency of a row, which tells how its amounts are shown; empty for a row without amounts */
    Columns(Frame frame, Function<R, String> currency) {
        this.frame = frame;
        this.currency = currency;
    }

    List<Column<R>> list() {
        return List.copyOf(columns);
    }

    Columns<R> add(Column<R> column) {
        columns.add(column);
        return this;
    }

    /** Who it is: the ref, and the name where names are given. */
    Columns<R> person(Function<R, String> ref) {
        text("Employee", "Employee ref", 14, ref);
        UnaryOperator<@Nullable String> names = frame.names();
        return names == null ? this : text("Name", "Name", 22, row -> names.apply(ref.apply(row)));
    }

    Columns<R> currency() {
        return word("Currency", "Currency", 11, currency::apply);
    }

    /** Text of others: refs with their zeros, ids, and whatever looks like a formula. */
    Columns<R> text(String name, String title, int width, Function<R, @Nullable String> value) {
        return styled(name, title, width, frame.styles().text, value);
    }

    /** Ids of Kota's, which are long: shown smaller rather than cut. */
    Columns<R> id(String name, String title, Function<R, @Nullable String> value) {
        return styled(name, title, ID_WIDTH, frame.styles().id, value);
    }

    /** Words of ours. */
    Columns<R> word(String name, String title, int width, Function<R, @Nullable String> value) {
        return styled(name, title, width, frame.styles().word, value);
    }

    /** Sentences, which go over several lines. */
    Columns<R> words(String name, String title, int width, Function<R, @Nullable String> value) {
        return styled(name, title, width, frame.styles().wrapped, value);
    }

    /** Texts of others that go over several lines. */
    Columns<R> note(String name, String title, int width, Function<R, @Nullable String> value) {
        return styled(name, title, width, frame.styles().wrappedText, value);
    }

    /** Room for a person to write in. */
    Columns<R> answer(String title, int width) {
        return styled("Answer", title, width, frame.styles().answer, row -> null);
    }

    private Columns<R> styled(
            String name, String title, int width, CellStyle style, Function<R, @Nullable String> value) {
        columns.add(new Column<>(name, title, width, false, false, (line, at, row) -> {
            Cells.text(line, at, style, value.apply(row));
            return null;
        }));
        return this;
    }

    /** Amounts with totals below them. */
    Columns<R> sum(String name, String title, Function<R, @Nullable BigDecimal> value) {
        return money(name, title, true, value);
    }

    /** Amounts that have no sum worth knowing. */
    Columns<R> amount(String name, String title, Function<R, @Nullable BigDecimal> value) {
        return money(name, title, false, value);
    }

    private Columns<R> money(String name, String title, boolean summed, Function<R, @Nullable BigDecimal> value) {
        Styles styles = frame.styles();
        columns.add(new Column<>(name, title, MONEY_WIDTH, true, summed, (line, at, row) -> {
            BigDecimal amount = value.apply(row);
            String of = currency.apply(row);
            Cells.amount(line, at, of.isEmpty() ? styles.word : styles.money(of), amount);
            return amount;
        }));
        return this;
    }

    Columns<R> count(String name, String title, int width, ToLongFunction<R> value) {
        CellStyle style = frame.styles().count;
        columns.add(new Column<>(name, title, width, true, false, (line, at, row) -> {
            Cells.number(line, at, style, value.applyAsLong(row));
            return null;
        }));
        return this;
    }

    Columns<R> date(String name, String title, Function<R, @Nullable LocalDate> value) {
        CellStyle style = frame.styles().date;
        columns.add(new Column<>(name, title, 12, false, false, (line, at, row) -> {
            Cells.date(line, at, style, value.apply(row));
            return null;
        }));
        return this;
    }
}
