package io.tieout.roster;

import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.Profile;
import io.tieout.payroll.Rejection;
import io.tieout.payroll.RowSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Plain CSV without quotes: enough to try the sync; a row whose first cell is {@code bad} is refused. */
class CsvFiles implements RosterFiles {

    @Override
    public RowSource<EmployerRow> employers(Path file, Profile profile) {
        return new Source<>(
                file,
                (line, v) -> new EmployerRow(
                        line,
                        v.text("employer_ref"),
                        v.text("legal_name"),
                        v.text("registration_number"),
                        v.text("line1"),
                        v.text("line2"),
                        v.text("line3"),
                        v.text("city"),
                        v.text("state"),
                        v.text("postal_code"),
                        v.text("country_code"),
                        v.text("contact_name"),
                        v.text("contact_email"),
                        v.date("earliest_benefits_start_date"),
                        v.cleared()));
    }

    @Override
    public RowSource<EmployeeRow> employees(Path file, Profile profile) {
        return new Source<>(
                file,
                (line, v) -> new EmployeeRow(
                        line,
                        v.text("employee_ref"),
                        v.text("employer_ref"),
                        v.text("external_customer_id"),
                        v.text("first_name"),
                        v.text("last_name"),
                        v.date("date_of_birth"),
                        v.text("sex_at_birth"),
                        v.text("line1"),
                        v.text("line2"),
                        v.text("line3"),
                        v.text("city"),
                        v.text("state"),
                        v.text("postal_code"),
                        v.text("country_code"),
                        v.text("nationality"),
                        v.text("national_tax_id"),
                        v.date("start_on"),
                        v.date("earliest_benefits_start_date"),
                        v.text("phone_number"),
                        v.text("email"),
                        v.text("iban"),
                        v.date("leave_on"),
                        v.text("leave_reason"),
                        v.cleared()));
    }

    private record Cells(Map<String, String> byColumn) {
        String text(String column) {
            String cell = byColumn.getOrDefault(column, "");
            return cell.isEmpty() || cell.equals("<clear>") ? null : cell;
        }

        LocalDate date(String column) {
            return text(column) == null ? null : LocalDate.parse(text(column));
        }

        Set<String> cleared() {
            Set<String> columns = new TreeSet<>();
            byColumn.forEach((column, cell) -> {
                if (cell.equals("<clear>")) {
                    columns.add(column);
                }
            });
            return columns;
        }
    }

    private static final class Source<R> implements RowSource<R> {
        private final BufferedReader in;
        private final List<String> header;
        private final BiFunction<Long, Cells, R> row;
        private long line = 1;

        Source(Path file, BiFunction<Long, Cells, R> row) {
            this.row = row;
            try {
                in = Files.newBufferedReader(file);
                header = Arrays.asList(in.readLine().split(","));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Outcome<R> next() {
            try {
                String text = in.readLine();
                line++;
                if (text == null) {
                    return null;
                }
                String[] cells = text.split(",", -1);
                if (cells[0].equals("bad")) {
                    return new Outcome.Refused<>(new Rejection(line, header.get(0), "bad", "no good", text));
                }
                Map<String, String> byColumn = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    byColumn.put(header.get(i), cells[i]);
                }
                return new Outcome.Accepted<>(row.apply(line, new Cells(byColumn)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasColumn(String canonicalColumn) {
            return header.contains(canonicalColumn);
        }

        @Override
        public List<String> ignoredColumns() {
            return List.of();
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
