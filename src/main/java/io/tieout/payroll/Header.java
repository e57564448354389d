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
import org.jspecify.annotations.Nullable;

/** The first row of a file: which column stands where, after the renames of the profile. */
final class Header {

    private final Layout layout;
    private final Profile profile;
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    private Header(Layout layout, Profile profile, List<String> names) {
        this.layout = layout;
        this.profile = profile;
        this.names = names;
        for (String column : layout.columns()) {
            int position = names.indexOf(profile.columns().getOrDefault(column, column));
            if (position >= 0) {
                positions.put(column, position);
            }
        }
    }

    /** @throws UnusableFileException if the row can't be the header of such a file */
    static Header of(Path file, CsvRecord row, Layout layout, Profile profile) {
        String where = file + ", line " + row.line() + ": ";
        if (row.brokenCell() >= 0) {
            throw new UnusableFileException(
                    where + "the header has a quote inside a name. Expected the header of " + layout.title() + ".");
        }
        Header header = new Header(
                layout, profile, row.cells().stream().map(TextRules::trimmed).toList());
        Set<String> missing = header.missing();
        if (!missing.isEmpty()) {
            throw new UnusableFileException(where + header.wrong(row, missing));
        }
        Set<String> seen = new HashSet<>();
        for (String name : header.names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UnusableFileException(where + "the header has the column " + name
                        + " twice. Leave one of them out, so that nobody has to guess which one counts.");
            }
        }
        return header;
    }

    private Set<String> missing() {
        return layout.required().stream()
                .filter(column -> !has(column))
                .map(column -> profile.columns().getOrDefault(column, column))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names are shown only if this can be a header: a first row of data would show a person. */
    private String wrong(CsvRecord row, Set<String> missing) {
        String wanted =
                "this is not the header of " + layout.title() + ": missing " + String.join(", ", missing) + ". ";
        if (names.size() == 1) {
            return wanted + "The line is not divided by '" + profile.delimiter()
                    + "'. If the file uses another sign set 'delimiter' in the profile.";
        }
        if (positions.isEmpty()) {
            return wanted + "None of its " + names.size()
                    + " cells is the name of a column. The first line must name the"
                    + " columns; set 'lines-before-header' in the profile if other lines come first.";
        }
        return wanted + "Found " + String.join(", ", names)
                + ". Mend the header, or give the names used here under 'columns' in the profile.";
    }

    boolean has(String column) {
        return positions.containsKey(column) || profile.constants().containsKey(column);
    }

    /** The cell of a column as it stands, or the profile's constant; null if there is neither. */
    @Nullable
    String cell(CsvRecord row, String column) {
        String constant = profile.constants().get(column);
        if (constant != null) {
            return constant;
        }
        Integer position = positions.get(column);
        return position == null ? null : row.cells().get(position);
    }

    /** The name that the file itself has for a column. */
    String nameOf(String column) {
        Integer position = positions.get(column);
        return position == null ? column : names.get(position);
    }

    String nameAt(int position) {
        return position < names.size() ? names.get(position) : "";
    }

    int size() {
        return names.size();
    }

    /** Names that mean nothing here, in the order of the file. */
    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && !positions.containsValue(i) && !Layout.REJECT_COLUMNS.contains(name)) {
                ignored.add(name);
            }
        }
        return ignored;
    }

    /** Whether the file is a rejects file that was mended: our own columns stand last. */
    boolean endsWithRejectColumns() {
        int size = Layout.REJECT_COLUMNS.size();
        return names.size() > size
                && names.subList(names.size() - size, names.size()).equals(List.copyOf(Layout.REJECT_COLUMNS));
    }
}
