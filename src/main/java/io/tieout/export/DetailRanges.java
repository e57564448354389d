package io.tieout.export;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of the Reconciliation sheets by name, as the Summary's formulas use them. A sheet holds
 * 1,048,576 rows; what does not fit rolls over, and then each formula adds the parts up.
 *
 * @param parts how many sheets the rows take, at least 1
 */
record DetailRanges(int parts) {

    /** The defined name of a column on one of the sheets, counted from 0. */
    static String name(String column, int part) {
        return "Rec_" + column + (part == 0 ? "" : "_" + (part + 1));
    }

    /** The sum of a column over the rows where each named column equals the cell beside it: name, cell, name, cell... */
    String sumIfs(String column, String... conditions) {
        return eachPart(part -> "SUMIFS(" + name(column, part) + conditions(part, conditions) + ")");
    }

    /** The number of rows where each named column equals the cell beside it. */
    String countIfs(String... conditions) {
        return eachPart(part -> "COUNTIFS(" + conditions(part, conditions).substring(1) + ")");
    }

    String sum(String column) {
        return eachPart(part -> "SUM(" + name(column, part) + ")");
    }

    String countFilled(String column) {
        return eachPart(part -> "COUNTA(" + name(column, part) + ")");
    }

    private static String conditions(int part, String... pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(',').append(name(pairs[i], part)).append(',').append(pairs[i + 1]);
        }
        return text.toString();
    }

    private String eachPart(IntFunction<String> formula) {
        return IntStream.range(0, parts).mapToObj(formula).collect(Collectors.joining("+"));
    }
}
