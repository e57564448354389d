package io.tieout.database;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in one of COPY's formats, gathered until they are sent. */
abstract sealed class CopyFormat permits CopyText, CopyBinary {

    /** PostgreSQL's numeric holds this many digits before and after the point. */
    private static final int DIGITS_BEFORE = 131_072;

    private static final int DIGITS_AFTER = 16_383;

    /** What is not sent yet: the first {@link #size} of them. */
    byte[] bytes;

    int size;
    private long row;

    CopyFormat(int capacity) {
        this.bytes = new byte[capacity + 1024];
    }

    /** What the statement says of the format. */
    abstract String options();

    abstract void appendValues(@Nullable Object[] values);

    /** What follows the last row. */
    void end() {}

    final void append(@Nullable Object[] values) {
        row++;
        appendValues(values);
    }

    final void sendTo(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes, 0, size);
        size = 0;
    }

    final void makeRoom(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    final void addBytes(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** 1E+1000000000 is a small object and a gigabyte when it is written. */
    final void checkDigits(BigDecimal number, int column) {
        if ((long) number.precision() - number.scale() > DIGITS_BEFORE || number.scale() > DIGITS_AFTER) {
            throw refused(column, "a number with more digits than PostgreSQL holds");
        }
    }

    final void checkCharacter(String value, int index, int column) {
        char c = value.charAt(index);
        if (c == '\0') {
            throw refused(column, "text with a NUL character");
        }
        if (Character.isSurrogate(c) && !paired(value, index)) {
            throw refused(column, "text with half a surrogate pair");
        }
    }

    private static boolean paired(String value, int index) {
        return Character.isHighSurrogate(value.charAt(index))
                ? index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(value.charAt(index - 1));
    }

    final IllegalArgumentException refused(int column, String what) {
        return new IllegalArgumentException("Row " + row + ", column " + column + " of the rows to copy holds " + what
                + ", which PostgreSQL cannot store.");
    }
}
