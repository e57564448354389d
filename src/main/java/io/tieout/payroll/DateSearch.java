package io.tieout.payroll;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the dates of a file are written when its profile does not say. ISO dates hold unless the
 * first rows have none; then the whole file is asked, and a pattern counts only if it reads every date,
 * enough of them can be read by no other, and none speaks against it. All else is for people to say:
 * 03/04/2026 may be March or April.
 */
final class DateSearch {

    /** One ISO date in so many rows, and the file is taken to write ISO dates. */
    private static final int FIRST_ROWS = 100;

    /**
     * Of ten births and hires about four can be read in one order only. Where fewer than one in ten tell
     * the order, those that do may be slips of the pen.
     */
    private static final int ONE_IN = 10;

    private static final int AT_LEAST = 3;

    private final Path path;
    private final List<DateShape> shapes = DateShape.all();

    private DateSearch(Path path) {
        this.path = path;
    }

    /**
     * How the dates of a file are written.
     *
     * @param pattern of java.time, null for ISO dates
     * @param evidence for people, empty where nothing was found out
     */
    record Found(@Nullable String pattern, String evidence) {}

    /** @throws UnusableFileException if the dates can be read in two ways, or the file can't be read */
    static Found in(Path path, Layout layout, Profile profile) {
        String given = profile.datePattern();
        if (given != null) {
            return new Found(given, "");
        }
        try (CsvFile file = CsvFile.open(path, layout, profile)) {
            return new DateSearch(path).in(file, layout);
        }
    }

    private Found in(CsvFile file, Layout layout) {
        long rows = 0;
        for (CsvRecord row = file.next(); row != null; row = file.next()) {
            rows++;
            if (file.misshapen(row) != null) {
                continue;
            }
            for (String date : file.cells(row).filled(layout.dates())) {
                if (rows <= FIRST_ROWS && DateRule.isIso(date)) {
                    return new Found(
                            null,
                            "dates are written like 2026-10-31: the one in line " + row.line()
                                    + " is, and no 'date-pattern' is set");
                }
                take(date, row.line());
            }
        }
        return decided(file.isRejects());
    }

    private void take(String date, long line) {
        for (DateShape shape : shapes) {
            if (shape.take(date, line)) {
                return;
            }
        }
    }

    private Found decided(boolean rejects) {
        DateShape shape =
                shapes.stream().max(Comparator.comparingLong(DateShape::dates)).orElseThrow();
        if (shape.dates() == 0) {
            return new Found(null, "");
        }
        List<DateShape.Candidate> fitting = shape.fitting();
        if (fitting.size() == 1 && fitting.get(0).beginsWithTheYear()) {
            String pattern = shape.pattern(fitting.get(0));
            return new Found(pattern, "dates are written " + pattern + ": they begin with the year");
        }
        if (rejects) {
            throw refused("a file of rejected rows is too short, and too much at fault, to show how its dates are"
                    + " written.");
        }
        if (fitting.size() > 1) {
            throw refused("its dates can be read as " + patterns(shape, fitting, " or as ") + ", and none of the "
                    + shape.dates() + " tells which.");
        }
        if (fitting.isEmpty()) {
            throw refused(shape.demanded().stream()
                            .map(one -> "the date in line " + one.firstLine() + " can only be " + shape.pattern(one))
                            .collect(Collectors.joining(", "))
                    + ": one of them is wrong, or two exports were put together.");
        }
        DateShape.Candidate only = fitting.get(0);
        String pattern = shape.pattern(only);
        if (only.alone() < AT_LEAST || only.alone() * ONE_IN < shape.dates()) {
            throw refused("only " + only.alone() + " of its " + shape.dates() + " dates show that they are written "
                    + pattern + " (the first in line " + only.firstLine() + "); those may be mistyped.");
        }
        return new Found(
                pattern,
                "dates are written " + pattern + ": " + only.alone() + " of " + shape.dates()
                        + " can be read in no other way (the first in line " + only.firstLine()
                        + "), none speaks against it");
    }

    private static String patterns(DateShape shape, List<DateShape.Candidate> candidates, String between) {
        return candidates.stream().map(shape::pattern).collect(Collectors.joining(between));
    }

    private UnusableFileException refused(String why) {
        return new UnusableFileException(path + ": " + why
                + " Set 'date-pattern' in the profile to how the file writes its dates, such as 'date-pattern:"
                + " dd/MM/yyyy' for 31/10/2026.");
    }
}
