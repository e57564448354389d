package io.tieout.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The columns of the detail sheets by name, as formulas use them. A sheet holds 1,048,576 rows; what does not fit rolls
 * over, and then each formula adds the parts up.
 */
final class Ranges {

    private final XSSFWorkbook poi;
    private final Map<String, Integer> parts = new HashMap<>();

    Ranges(XSSFWorkbook poi) {
        this.poi = poi;
    }

    /** Names the columns of one more sheet of a table. @param last its last row, as people count */
    void add(String prefix, String tab, List<String> columns, int last) {
        int part = parts.merge(prefix, 1, Integer::sum) - 1;
        for (int i = 0; i < columns.size(); i++) {
            String letter = CellReference.convertNumToColString(i);
            XSSFName name = poi.createName();
            name.setNameName(name(prefix, columns.get(i), part));
            name.setRefersToFormula("'" + tab + "'!$" + letter + "$2:$" + letter + "$" + last);
        }
    }

    /** The sum of a column over the rows where each named column equals what is beside it: name, cell, name, cell... */
    String sumIfs(String prefix, String column, String... conditions) {
        return eachPart(
                prefix, part -> "SUMIFS(" + name(prefix, column, part) + conditions(prefix, part, conditions) + ")");
    }

    /** The number of rows where each named column equals what is beside it. */
    String countIfs(String prefix, String... conditions) {
        return eachPart(
                prefix,
                part -> "COUNTIFS(" + conditions(prefix, part, conditions).substring(1) + ")");
    }

    String countFilled(String prefix, String column) {
        return eachPart(prefix, part -> "COUNTA(" + name(prefix, column, part) + ")");
    }

    /** The defined name of a column on one of the sheets, counted from 0. */
    private static String name(String prefix, String column, int part) {
        return prefix + "_" + column + (part == 0 ? "" : "_" + (part + 1));
    }

    private static String conditions(String prefix, int part, String... pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(',').append(name(prefix, pairs[i], part)).append(',').append(pairs[i + 1]);
        }
        return text.toString();
    }

    private String eachPart(String prefix, IntFunction<String> formula) {
        return IntStream.range(0, parts.getOrDefault(prefix, 1))
                .mapToObj(formula)
                .collect(Collectors.joining("+"));
    }
}
