package io.tieout.export;

import static io.tieout.file.FormulaText.defused;

import io.tieout.file.CsvLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lines of a CSV file for people, with a person's name after the ref where names are given. */
final class NamedLines {

    private static final String REF = "employee_ref";

    private final @Nullable UnaryOperator<@Nullable String> names;
    private final CsvLines csv;
    private final int after;

    NamedLines(OutputStream out, @Nullable UnaryOperator<@Nullable String> names, String... header) {
        this.names = names;
        this.after = Arrays.asList(header).indexOf(REF) + 1;
        this.csv = new CsvLines(out, names == null ? header : with(header, "employee_name"));
    }

    /** @param employeeRef as it is, to find the name by */
    void row(String employeeRef, @Nullable String... cells) {
        csv.row(names == null ? cells : with(cells, defused(names.apply(employeeRef))));
    }

    long finish() throws IOException {
        return csv.finish();
    }

    private @Nullable String[] with(@Nullable String[] cells, @Nullable String name) {
        @Nullable String[] more = new String[cells.length + 1];
        System.arraycopy(cells, 0, more, 0, after);
        more[after] = name;
        System.arraycopy(cells, after, more, after + 1, cells.length - after);
        return more;
    }
}
