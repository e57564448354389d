package io.tieout.export;

import java.io.OutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook whose rows go to disk and not to memory. Texts stand in their cells and not in a shared table:
 * such a table keeps every ref in memory and ended a million rows with an out-of-memory error.
 */
final class StreamedWorkbook extends SXSSFWorkbook {

    private static final int ROWS_IN_MEMORY = 100;

    StreamedWorkbook(XSSFWorkbook book) {
        super(book, ROWS_IN_MEMORY, false, false);
        setZip64Mode(Zip64Mode.AsNeeded);
    }

    @Override
    protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
        return new SideBySideZip(out);
    }
}
