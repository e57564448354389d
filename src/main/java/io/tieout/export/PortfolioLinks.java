package io.tieout.export;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** Cells that lead from the portfolio to an employer's files; relative, so that all of it can be moved together. */
final class PortfolioLinks {

    private final Frame frame;
    private final Path here;

    PortfolioLinks(Frame frame, Path here) {
        this.frame = frame;
        this.here = here;
    }

    /** The run's folder, by its path. */
    void folder(Row line, int at, PortfolioRow row) {
        @Nullable String below = row.below(here);
        link(Cells.text(line, at, frame.styles().link, below), below, "");
    }

    /** Its workbook, by one word. */
    void workbook(Row line, int at, PortfolioRow row) {
        @Nullable String below = row.below(here);
        link(Cells.text(line, at, frame.styles().link, below == null ? null : "open"), below, "/" + Workbook.NAME);
    }

    private void link(Cell cell, @Nullable String below, String name) {
        if (below != null && !Path.of(below).isAbsolute()) {
            Hyperlink link = frame.poi().getCreationHelper().createHyperlink(HyperlinkType.FILE);
            link.setAddress(address(below.replace('\\', '/') + name));
            cell.setHyperlink(link);
        }
    }

    /** Folders are named by percent signs, which an address doubles its own way. */
    private static String address(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no address: " + path, impossible);
        }
    }
}
