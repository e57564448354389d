package io.tieout.payroll;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sign between the cells of a file whose profile names none: the one by which the first row
 * has every column that such a file needs. Where two signs do, nobody can tell which was meant.
 */
final class DelimiterSearch {

    private static final List<Character> SIGNS = List.of(',', ';', '\t', '|');

    private final Path path;
    private final Layout layout;
    private final Profile profile;

    private DelimiterSearch(Path path, Layout layout, Profile profile) {
        this.path = path;
        this.layout = layout;
        this.profile = profile;
    }

    /** @throws UnusableFileException if the file can't be read, or two signs would do */
    static char find(Path path, Layout layout, Profile profile) {
        Character given = profile.delimiter();
        return given == null ? new DelimiterSearch(path, layout, profile).find() : given;
    }

    static boolean tries(char sign) {
        return SIGNS.contains(sign);
    }

    private char find() {
        List<Character> fitting = new ArrayList<>();
        UnusableFileException unreadable = null;
        char nearest = SIGNS.get(0);
        int mostFound = 0;
        for (char sign : SIGNS) {
            try {
                int found = found(sign);
                if (found == wanted()) {
                    fitting.add(sign);
                }
                if (found > mostFound) {
                    mostFound = found;
                    nearest = sign;
                }
            } catch (UnusableFileException e) {
                // Another sign may read the same line well: a quote after a ; opens nothing between commas.
                unreadable = unreadable == null ? e : unreadable;
            }
        }
        if (fitting.size() > 1) {
            throw new UnusableFileException(path + ": the first row can be divided by " + shown(fitting.get(0))
                    + " and by " + shown(fitting.get(1)) + ", and both give every column that is needed. Set"
                    + " 'delimiter' in the profile to the sign that the file uses.");
        }
        if (fitting.isEmpty() && mostFound == 0 && unreadable != null) {
            throw unreadable;
        }
        return nearest;
    }

    private int wanted() {
        return profile.hasHeader() ? layout.required().size() : lastPosition();
    }

    /** How many of the needed columns the sign gives; without a header, how many cells up to the last one. */
    private int found(char sign) {
        CsvRecord row = firstRow(sign);
        if (row == null || row.brokenCell() >= 0) {
            return 0;
        }
        if (!profile.hasHeader()) {
            return Math.min(row.cells().size(), lastPosition());
        }
        return layout.required().size()
                - Header.named(layout, profile, row, sign).missing().size();
    }

    private int lastPosition() {
        return profile.positions().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    private @Nullable CsvRecord firstRow(char sign) {
        try (CsvRecords records = new CsvRecords(path, Dialect.of(profile, sign))) {
            records.preamble();
            return records.next();
        }
    }

    /** What the search went by, for people. */
    static String evidence(char sign, Profile profile) {
        return "cells are divided by " + shown(sign) + ": only this sign gives "
                + (profile.hasHeader()
                        ? "a header with every column that is needed"
                        : "a first row with a cell at every position that is named");
    }

    static String shown(char sign) {
        return sign == '\t' ? "a tab" : "'" + sign + "'";
    }
}
