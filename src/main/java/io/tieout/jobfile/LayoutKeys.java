package io.tieout.jobfile;

import io.tieout.jobfile.CellText.Place;
import io.tieout.jobfile.CellText.Where;
import io.tieout.jobfile.ImportLayout.Column;
import io.tieout.jobfile.ImportLayout.Quoting;
import io.tieout.jobfile.Section.Item;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys under {@code payroll-import: layout:}; each that is left out keeps the canonical layout. */
final class LayoutKeys {

    private LayoutKeys() {}

    static ImportLayout read(Section section) {
        ImportLayout canonical = ImportLayout.CANONICAL;
        boolean header = section.word("header", true, new TreeMap<>(Map.of("yes", true, "no", false)));
        ImportLayout layout = new ImportLayout(
                section.word("extension", canonical.extension(), new TreeMap<>(Map.of("csv", "csv", "txt", "txt"))),
                lines(section, "lines-before", Where.FILE),
                columns(section, header),
                header,
                lines(section, "lines-after", Where.END),
                sign(section, "delimiter", canonical.delimiter()),
                Objects.requireNonNullElse(
                        section.<Charset>read(
                                "charset",
                                canonical.charset(),
                                Profiles::charset,
                                "a charset, such as UTF-8, windows-1252 or ISO-8859-15"),
                        canonical.charset()),
                section.word("line-end", canonical.lineEnd(), new TreeMap<>(Map.of("CRLF", "\r\n", "LF", "\n"))),
                sign(section, "quote", canonical.quote()),
                section.word("quoting", canonical.quoting(), quotings()),
                section.word("decimal", canonical.decimalSign(), new TreeMap<>(Map.of(".", '.', ",", ','))),
                text(
                        section.read(
                                "date-pattern",
                                null,
                                Profiles::datePattern,
                                "a pattern with day, month and four-digit year, such as dd/MM/yyyy"),
                        canonical.datePattern()),
                text(
                        section.read(
                                "period-pattern",
                                null,
                                Profiles::periodPattern,
                                "a pattern with month and four-digit year, such as MM/yyyy or yyyyMM"),
                        canonical.periodPattern()));
        check(section, layout);
        section.done();
        return layout;
    }

    private static Map<String, Quoting> quotings() {
        Map<String, Quoting> words = new LinkedHashMap<>();
        words.put("needed", Quoting.NEEDED);
        words.put("always", Quoting.ALWAYS);
        words.put("never", Quoting.NEVER);
        return words;
    }

    private static char sign(Section section, String key, char otherwise) {
        Character sign = section.read(
                key, otherwise, Profiles::one, "one character in quotes, such as \";\" or \"\\t\" for a tab");
        return sign == null ? otherwise : sign;
    }

    private static String text(@Nullable String read, String otherwise) {
        return read == null ? otherwise : read;
    }

    /** @param last what may be filled in beside what belongs to the whole file */
    private static List<CellText> lines(Section section, String key, Where last) {
        List<CellText> lines = new ArrayList<>();
        for (Item item : section.items(key)) {
            CellText text = parsed(section, item.text(), item.line());
            if (item.name() != null) {
                section.mistake(item.line(), "a line of '" + key + "' has no name; put quotes around the whole of it.");
            } else if (item.text().contains("\n") || item.text().contains("\r")) {
                section.mistake(item.line(), "an entry of '" + key + "' is one line; give each line its own entry.");
            } else if (text.has(Where.ROW) || text.has(Where.ELEMENT) || text.has(Where.END) && last != Where.END) {
                section.mistake(item.line(), "what belongs to a row has no meaning in '" + key + "'.");
            }
            lines.add(text);
        }
        return List.copyOf(lines);
    }

    private static List<Column> columns(Section section, boolean header) {
        if (!section.has("columns")) {
            return ImportLayout.CANONICAL.columns();
        }
        List<Column> columns = new ArrayList<>();
        for (Item item : section.items("columns")) {
            CellText text = parsed(section, item.text(), item.line());
            if (header && item.name() == null) {
                section.mistake(item.line(), "this column has no name; write '- name: text', or 'header: no'.");
            }
            if (text.has(Where.END)) {
                section.mistake(item.line(), "{rows} and {total} are known after the last row only ('lines-after').");
            }
            columns.add(new Column(item.name() == null ? "" : item.name(), text));
        }
        checkColumns(section, columns);
        return List.copyOf(columns);
    }

    private static void checkColumns(Section section, List<Column> columns) {
        for (Place place : List.of(Place.EMPLOYEE_REF, Place.AMOUNT)) {
            if (columns.stream().noneMatch(column -> column.text().has(place))) {
                section.mistake(
                        "columns", "no column has {" + place.word() + "}; payroll could do nothing with a row.");
            }
        }
        List<CellText.Part> elements = columns.stream()
                .flatMap(column -> column.text().parts().stream())
                .filter(part ->
                        part.place().filter(p -> p.where() == Where.ELEMENT).isPresent())
                .toList();
        int largest = elements.stream().mapToInt(CellText.Part::number).max().orElse(0);
        boolean single = elements.stream().anyMatch(part -> part.number() == 0);
        if (single && largest > 0) {
            section.mistake(
                    "columns", "places with and without numbers, as {amount} and {amount 1}, don't go together.");
        }
        for (int number = 1; number <= largest; number++) {
            int each = number;
            if (columns.stream().noneMatch(column -> column.text().has(Place.AMOUNT, each))) {
                section.mistake(
                        "columns", "{amount " + number + "} is missing; an element without amount would be lost.");
            }
        }
    }

    private static CellText parsed(Section section, String text, int line) {
        try {
            return CellText.parse(text);
        } catch (IllegalArgumentException unknown) {
            section.mistake(line, unknown.getMessage() + ".");
            return new CellText(List.of());
        }
    }

    private static void check(Section section, ImportLayout layout) {
        if (layout.quote() == layout.delimiter() && layout.quoting() != Quoting.NEVER) {
            section.mistake("quote", "'quote' is the same as 'delimiter'; a row could not be divided.");
        }
        if (layout.decimalSign() == layout.delimiter() && layout.quoting() == Quoting.NEVER) {
            section.mistake(
                    "decimal", "'decimal' is the same as 'delimiter' and nothing is quoted; 1,5 would be two cells.");
        }
    }
}
