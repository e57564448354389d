package io.tieout.export;

import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/**
 * {@code portfolio.csv} and {@code portfolio.xlsx} of a period, across employers. They are written again by every run
 * of the period, for they say how it stands now.
 */
@Component
class Portfolio {

    static final String NAME = "portfolio.xlsx";

    private final PortfolioRows rows;

    Portfolio(PortfolioRows rows) {
        this.rows = rows;
    }

    /**
     * Must run in a transaction: the rows are streamed. The manifest goes first and comes back last, so that a
     * portfolio that was cut off in the middle has none.
     *
     * @param run its number in the period
     * @param at the time that the workbook is dated by
     */
    void write(Path out, String period, int run, Instant at, EmployerNames names) throws IOException {
        Path folder = out.toAbsolutePath().normalize().resolve(period);
        Private.folder(folder);
        clear(folder);
        List<WholeFile.Written> files = List.of(
                WholeFile.write(
                        folder.resolve(PortfolioCsv.NAME),
                        to -> new PortfolioCsv(period, folder, names).write(rows, to)),
                WholeFile.write(folder.resolve(NAME), to -> workbook(period, folder, at, names, to)));
        PortfolioManifest manifest =
                new PortfolioManifest(period, run, at.toString(), rows.totals(period), files, ManifestFile.UNSEALED);
        WholeFile.write(folder.resolve(PortfolioManifest.NAME), to -> ManifestFile.write(manifest, to));
    }

    /** Scratch files of a try that was killed hold amounts; nobody else writes here while the run has its lock. */
    private static void clear(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(PortfolioManifest.NAME));
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*.{part,tmp}")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    private long workbook(String period, Path folder, Instant at, EmployerNames names, OutputStream out) {
        return TempFile.withStrategy(new ScratchFiles(folder), () -> {
            try (XSSFWorkbook poi = new XSSFWorkbook();
                    StreamedWorkbook stream = new StreamedWorkbook(poi)) {
                Frame frame = Frame.of(poi, "All employers  " + period, null);
                TableSheet<PortfolioRow> money = sheet(
                        frame,
                        stream,
                        new PortfolioTable(frame, rows, period, new PortfolioLinks(frame, folder), names));
                TableSheet<PortfolioRow> statuses = sheet(frame, stream, new PortfolioStatusTable(frame, rows, period));
                money.dress();
                statuses.dress();
                var core = poi.getProperties().getCoreProperties();
                core.setCreated(Optional.of(Date.from(at)));
                core.setModified(Optional.of(Date.from(at)));
                core.setCreator("Tieout");
                core.setTitle("Health insurance tie-out " + period + ", all employers");
                stream.setActiveSheet(0);
                stream.write(out);
                return money.rows();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static TableSheet<PortfolioRow> sheet(Frame frame, StreamedWorkbook stream, Table<PortfolioRow> table) {
        TableSheet<PortfolioRow> sheet = new TableSheet<>(frame, stream, table, Workbook.ROWS_PER_SHEET);
        sheet.fill();
        return sheet;
    }
}
