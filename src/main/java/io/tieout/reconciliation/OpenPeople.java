package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts people together out of what {@link BothSides} streams: each one's rows, then the lines, then the register. */
final class OpenPeople {

    private static final int ROW = 0;
    private static final int LINE = 1;

    // The columns of the stream; what stands in the last ten depends on the kind.
    private static final int KIND = 1;
    private static final int EMPLOYER = 2;
    private static final int EMPLOYEE = 3;
    private static final int CURRENCY = 4;
    private static final int PORTION = 5;
    private static final int AMOUNT = 6;
    private static final int FLAG = 7;
    private static final int TEXT = 8;
    private static final int DATE = 16;

    private final Consumer<OpenPerson> consumer;
    private final List<OpenRow> rows = new ArrayList<>();
    private final Map<Key, List<ChargedLine>> lines = new HashMap<>();
    private final Map<Key, List<WithheldRow>> withheld = new HashMap<>();
    /** Only filled where there is more than one: the reports that hold lines of a row, and the last of their states. */
    private final Map<Key, SortedSet<String>> reports = new HashMap<>();

    private final Map<Key, String> lastStatus = new HashMap<>();
    private String employerRef = "";
    private String employeeRef = "";

    OpenPeople(Consumer<OpenPerson> consumer) {
        this.consumer = consumer;
    }

    void add(ResultSet row) throws SQLException {
        String employer = row.getString(EMPLOYER);
        String employee = row.getString(EMPLOYEE);
        if (!employee.equals(employeeRef) || !employer.equals(employerRef)) {
            finish();
            employerRef = employer;
            employeeRef = employee;
        }
        Key key = new Key(employer, employee, row.getString(CURRENCY), Portion.of(row.getString(PORTION)));
        BigDecimal amount = row.getBigDecimal(AMOUNT);
        switch (row.getInt(KIND)) {
            case ROW -> rows.add(open(key, amount, row));
            case LINE -> {
                lines.computeIfAbsent(key, first -> new ArrayList<>(4)).add(line(amount, row));
                reports.computeIfAbsent(key, first -> new TreeSet<>()).add(text(row, 7));
                lastStatus.merge(key, text(row, 8), (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
            default ->
                withheld.computeIfAbsent(key, first -> new ArrayList<>(2))
                        .add(new WithheldRow(text(row, 1), date(row, 1), text(row, 2), amount));
        }
    }

    /** Hands over the person that was put together last. */
    void finish() {
        if (rows.isEmpty()) {
            return;
        }
        rows.replaceAll(row -> {
            SortedSet<String> ofRow = reports.get(row.key());
            return ofRow == null || ofRow.size() < 2
                    ? row
                    // open comes after finalized
                    : row.of(String.join(" ", ofRow), lastStatus.get(row.key()));
        });
        consumer.accept(new OpenPerson(List.copyOf(rows), Map.copyOf(lines), Map.copyOf(withheld)));
        rows.clear();
        lines.clear();
        withheld.clear();
        reports.clear();
        lastStatus.clear();
    }

    private static OpenRow open(Key key, BigDecimal opening, ResultSet row) throws SQLException {
        return new OpenRow(
                key,
                new Place(text(row, 1), text(row, 2), text(row, 3), text(row, 4), text(row, 5)),
                opening,
                row.getBoolean(FLAG),
                text(row, 6));
    }

    private static ChargedLine line(BigDecimal amount, ResultSet row) throws SQLException {
        return new ChargedLine(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                row.getBoolean(FLAG),
                text(row, 4),
                amount,
                text(row, 5),
                date(row, 1),
                date(row, 2),
                text(row, 6),
                YearMonth.from(date(row, 3)));
    }

    private static @Nullable String text(ResultSet row, int number) throws SQLException {
        return row.getString(TEXT + number - 1);
    }

    private static @Nullable LocalDate date(ResultSet row, int number) throws SQLException {
        return row.getObject(DATE + number - 1, LocalDate.class);
    }
}
