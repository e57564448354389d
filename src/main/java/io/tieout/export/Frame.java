package io.tieout.export;

import java.util.function.UnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What all sheets of a workbook share.
 *
 * @param heading stands at the left above each printed page
 * @param names a person's name by ref, null for somebody unknown; null itself when no names are to be shown
 */
record Frame(
        XSSFWorkbook poi,
        Styles styles,
        Ranges ranges,
        String heading,
        @Nullable UnaryOperator<@Nullable String> names) {

    static Frame of(XSSFWorkbook poi, String heading, @Nullable UnaryOperator<@Nullable String> names) {
        return new Frame(poi, new Styles(poi), new Ranges(poi), heading, names);
    }
}
