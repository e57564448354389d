package io.tieout.bench;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The rows of a page in bytes, one after the other. A cell that says the same as the one above is the same text, and
 * nobody asks for most of the others: what stands for Kota should cost little beside what is measured.
 */
final class PageRows {

    private static final int COLUMNS = 17;

    private final String[] texts = new String[COLUMNS];
    private final int[] begins = new int[COLUMNS + 1];
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private byte[] bytes = buffer.array();
    private int size;

    /** To be filled with that many bytes of whole rows. */
    ByteBuffer room(int size) {
        if (buffer.capacity() < size) {
            buffer = ByteBuffer.allocate(2 * size);
            bytes = buffer.array();
        }
        this.size = size;
        begins[COLUMNS] = 0;
        return buffer.clear().limit(size);
    }

    /** Goes to the next row; false behind the last one. */
    boolean next() {
        int at = begins[COLUMNS];
        if (at == size) {
            return false;
        }
        byte[] from = bytes;
        for (int column = 0; column < COLUMNS; column++) {
            begins[column] = at;
            byte end = column == COLUMNS - 1 ? (byte) '\n' : (byte) ',';
            while (from[at] != end) {
                at++;
            }
            at++;
        }
        begins[COLUMNS] = at;
        return true;
    }

    /** The very same object as in the row above where the cell says the same. */
    String text(int column) {
        int begin = begins[column];
        int length = begins[column + 1] - 1 - begin;
        String above = texts[column];
        if (above == null || !isThere(above, begin, length)) {
            texts[column] = new String(bytes, begin, length, StandardCharsets.ISO_8859_1);
        }
        return texts[column];
    }

    private boolean isThere(String text, int begin, int length) {
        if (text.length() != length) {
            return false;
        }
        // From the end: ids have long beginnings that are alike.
        for (int i = length - 1; i >= 0; i--) {
            if (text.charAt(i) != (bytes[begin + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** Digits with a point and a minus sign if need be. */
    BigDecimal amount(int column) {
        long digits = 0;
        int scale = -1;
        boolean negative = bytes[begins[column]] == '-';
        for (int i = begins[column] + (negative ? 1 : 0); i < begins[column + 1] - 1; i++) {
            if (bytes[i] == '.') {
                scale = 0;
            } else {
                digits = 10 * digits + (bytes[i] - '0');
                scale += scale < 0 ? 0 : 1;
            }
        }
        return BigDecimal.valueOf(negative ? -digits : digits, Math.max(scale, 0));
    }
}
