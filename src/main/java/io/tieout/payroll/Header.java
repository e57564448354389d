package io.tieout.payroll;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which column stands where: by the names of the first row and the renames of the profile, or by position. */
final class Header {

    private final Layout layout;
    private final Profile profile;
    private final char delimiter;
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, JoinedColumns> joined = new HashMap<>();
    private final List<String> assumptions = new ArrayList<>();

    private Header(Layout layout, Profile profile, char delimiter, List<String> names) {
        this.layout = layout;
        this.profile = profile;
        this.delimiter = delimiter;
        this.names = names;
    }

    /** The columns of a first row, whether or not it can be a header. */
    static Header named(Layout layout, Profile profile, CsvRecord row, char delimiter) {
        Header header = new Header(
                layout,
                profile,
                delimiter,
                row.cells().stream().map(TextRules::trimmed).toList());
        for (String column : layout.columns()) {
            String wanted = header.wanted(column);
            if (JoinedColumns.isTemplate(wanted)) {
                JoinedColumns.of(wanted, header::positionOf).ifPresent(parts -> header.joined.put(column, parts));
            } else if (header.positionOf(wanted) >= 0) {
                header.positions.put(column, header.positionOf(wanted));
            }
        }
        return header;
    }

    /** @throws UnusableFileException if the row can't be the header of such a file */
    static Header of(Path file, CsvRecord row, Layout layout, Profile profile, char delimiter) {
        String where = file + ", line " + row.line() + ": ";
        if (row.brokenCell() >= 0) {
            throw new UnusableFileException(
                    where + "the header has a quote inside a name. Expected the header of " + layout.title() + ".");
        }
        Header header = named(layout, profile, row, delimiter);
        Set<String> missing = header.missing();
        if (!missing.isEmpty()) {
            throw new UnusableFileException(where + header.wrong(missing));
        }
        Set<String> seen = new HashSet<>();
        for (String name : header.names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UnusableFileException(where + "the header has the column " + name
                        + " twice. Leave one of them out, so that nobody has to guess which one counts.");
            }
        }
        header.settleLetterCase(where);
        return header;
    }

    /**
     * The columns of a file without a header.
     *
     * @param first its first row of data
     * @param width cells of a row, without those that a rejects file adds
     * @throws UnusableFileException if the row has fewer cells than the profile counts
     */
    static Header byPosition(Path file, CsvRecord first, int width, Layout layout, Profile profile, char delimiter) {
        Map<Integer, String> columns = new HashMap<>();
        profile.positions().forEach((column, position) -> columns.put(position, column));
        int last = columns.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (width < last) {
            throw new UnusableFileException(file + ", line " + first.line() + ": the row has " + width
                    + " cells when it is divided by " + DelimiterSearch.shown(delimiter) + ", the profile says that "
                    + columns.get(last) + " is column " + last
                    + ". Mend the numbers under 'columns', or set 'delimiter' in the profile.");
        }
        Header header = new Header(
                layout,
                profile,
                delimiter,
                IntStream.rangeClosed(1, width)
                        .mapToObj(position -> columns.getOrDefault(position, "column " + position))
                        .toList());
        profile.positions().forEach((column, position) -> header.positions.put(column, position - 1));
        return header;
    }

    private String wanted(String column) {
        return profile.columns().getOrDefault(column, column);
    }

    private int positionOf(String name) {
        int exact = names.indexOf(name);
        return exact >= 0 ? exact : otherLetterCase(name, -1);
    }

    /** A name that differs only in capital letters, from the left; -1 if there is none. */
    private int otherLetterCase(String name, int except) {
        for (int i = 0; i < names.size(); i++) {
            if (i != except && names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Capital letters alone make no other column, unless there is one for each. */
    private void settleLetterCase(String where) {
        positions.forEach((column, position) -> {
            String name = names.get(position);
            boolean asked = profile.columns().containsKey(column) && name.equals(wanted(column));
            int other = otherLetterCase(name, position);
            if (other >= 0 && !asked) {
                throw new UnusableFileException(where + "both " + name + " and " + names.get(other)
                        + " could be the column " + column + ". Say which one under 'columns' in the profile, such as '"
                        + column + ": " + name + "'.");
            }
            if (!name.equals(wanted(column))) {
                assumptions.add(
                        "the column " + name + " is taken for " + wanted(column) + ": only capital letters differ");
            }
        });
    }

    /** Needed columns that are not there, as the file would name them. */
    Set<String> missing() {
        return layout.required().stream()
                .filter(column -> !has(column))
                .map(this::wanted)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names are shown only if this can be a header: a first row of data would show a person. */
    private String wrong(Set<String> missing) {
        String start = "this is not the header of " + layout.title() + ": missing " + String.join(", ", missing) + ". ";
        if (names.size() == 1) {
            return start + "The line is not divided by "
                    + (profile.delimiter() == null ? "any of , ; | or the tab" : DelimiterSearch.shown(delimiter))
                    + ". If the file uses another sign set 'delimiter' in the profile.";
        }
        if (positions.isEmpty()) {
            return start + "None of its " + names.size()
                    + " cells is the name of a column. The first line must name the"
                    + " columns; set 'lines-before-header' in the profile if other lines come first, or"
                    + " 'header: no' if the file has no header at all.";
        }
        return start + "Found " + String.join(", ", names)
                + ". Mend the header, or give the names used here under 'columns' in the profile.";
    }

    boolean has(String column) {
        return positions.containsKey(column)
                || joined.containsKey(column)
                || profile.constants().containsKey(column);
    }

    /** The cell of a column as it stands, or the profile's constant; null if there is neither. */
    @Nullable
    String cell(CsvRecord row, String column) {
        String constant = profile.constants().get(column);
        if (constant != null) {
            return constant;
        }
        JoinedColumns parts = joined.get(column);
        if (parts != null) {
            return parts.cell(row);
        }
        Integer position = positions.get(column);
        return position == null ? null : row.cells().get(position);
    }

    /** What the profile says that a cell means, the cell itself where it says nothing. */
    String meaning(String column, String cell) {
        Map<String, String> words = profile.values().get(column);
        return words == null ? cell : words.getOrDefault(cell, cell);
    }

    /** The name that the file itself has for a column. */
    String nameOf(String column) {
        Integer position = positions.get(column);
        return joined.containsKey(column) ? wanted(column) : position == null ? column : nameAt(position);
    }

    String nameAt(int position) {
        if (position >= names.size()) {
            return "";
        }
        String name = names.get(position);
        return profile.hasHeader() || !positions.containsValue(position)
                ? name
                : name + " (column " + (position + 1) + ")";
    }

    int size() {
        return names.size();
    }

    /** Whether a row of data is the header once more, as where two exports were put together. */
    boolean isRepeatedBy(CsvRecord row) {
        if (!profile.hasHeader() || row.cells().size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!TextRules.trimmed(row.cells().get(i)).equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Names that mean nothing here, in the order of the file; without a header there are none. */
    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        if (!profile.hasHeader()) {
            return ignored;
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int at = i;
            boolean used =
                    positions.containsValue(i) || joined.values().stream().anyMatch(parts -> parts.uses(at));
            if (!name.isEmpty() && !used && !Layout.REJECT_COLUMNS.contains(name)) {
                ignored.add(name);
            }
        }
        return ignored;
    }

    List<String> names() {
        return names;
    }

    /** What was taken for something that is not quite what was asked for. */
    List<String> assumptions() {
        return assumptions;
    }

    /** Whether the names are those of a rejects file: our own columns stand last. */
    static boolean isOfRejects(List<String> names) {
        int size = Layout.REJECT_COLUMNS.size();
        return names.size() > size
                && names.subList(names.size() - size, names.size()).equals(List.copyOf(Layout.REJECT_COLUMNS));
    }
}
