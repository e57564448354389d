package io.tieout.export;

import org.apache.poi.ss.usermodel.Row;

/** How high a row must be for words that go over several lines: streamed rows don't grow by themselves. */
final class Heights {

    private static final int LINE = 13;
    private static final int MOST = 409;

    private Heights() {}

    /** In whole points; the format counts twentieths of them. */
    static void set(Row row, int points) {
        row.setHeight((short) (points * 20));
    }

    /** @param width signs that a line holds @param least lines at least @return points, at most what a row can have */
    static int of(String words, int width, int least) {
        long lines = words.lines().mapToLong(line -> line.length() / width + 1).sum();
        return (int) Math.min(MOST, 4 + LINE * Math.max(least, lines));
    }
}
