package io.tieout.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/**
 * Rows in COPY's binary format: each value as the server's own receive function for the column's type takes it, after
 * its length. The server reads arrays of composite values a third faster so than as text.
 */
final class CopyBinary extends CopyFormat {

    /** "PGCOPY\n\377\r\n\0", then no flags and no extension. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int NULL = -1;

    /** PostgreSQL counts days from 2000-01-01. */
    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    // A number is groups of four decimal digits, counted from the point.
    private static final int GROUP = 4;
    private static final int BASE = 10_000;
    private static final int NEGATIVE = 0x4000;

    /** So many of them, filled up to a whole group, fit into a long. */
    private static final int MOST_DIGITS = 15;

    private static final int MOST_DECIMALS = 8;

    private final CopyType type;
    private final int oid;

    /**
     * @param type of the entries of all arrays
     * @param oid the server's number of that type
     */
    CopyBinary(int capacity, CopyType type, int oid) {
        super(capacity);
        this.type = type;
        this.oid = oid;
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        size = HEADER.length;
    }

    @Override
    String options() {
        return "FORMAT binary, ENCODING 'UTF8'";
    }

    @Override
    void end() {
        addShort(-1);
    }

    @Override
    void appendValues(@Nullable Object[] values) {
        addShort(values.length);
        for (int column = 0; column < values.length; column++) {
            add(values[column], column + 1);
        }
    }

    private void add(@Nullable Object value, int column) {
        if (value == null) {
            addInt(NULL);
        } else if (value instanceof String text) {
            addText(text, column);
        } else if (value instanceof BigDecimal number) {
            addNumber(number, column);
        } else if (value instanceof LocalDate date) {
            addInt(Integer.BYTES);
            addInt(Math.toIntExact(date.toEpochDay() - FIRST_DAY));
        } else if (value instanceof Boolean is) {
            addInt(1);
            makeRoom(1);
            bytes[size++] = (byte) (is ? 1 : 0);
        } else if (value instanceof Integer number) {
            addInt(Integer.BYTES);
            addInt(number);
        } else if (value instanceof Long number) {
            addInt(Long.BYTES);
            makeRoom(Long.BYTES);
            ByteConverter.int8(bytes, size, number);
            size += Long.BYTES;
        } else if (value instanceof List<?> entries) {
            addArray(entries, column);
        } else {
            throw refused(column, "a " + value.getClass().getSimpleName());
        }
    }

    /**
     * Nearly every number is an amount, which a long holds. The driver's own way is for any number; it made more garbage
     * than all the rest of a row.
     */
    private void addNumber(BigDecimal number, int column) {
        checkDigits(number, column);
        int scale = number.scale();
        if (scale < 0 || scale > MOST_DECIMALS || number.precision() > MOST_DIGITS) {
            addValue(ByteConverter.numeric(number));
            return;
        }
        int afterPoint = (scale + GROUP - 1) / GROUP;
        long rest = Math.abs(number.unscaledValue().longValue());
        for (int missing = afterPoint * GROUP - scale; missing > 0; missing--) {
            rest *= 10;
        }
        int groups = 0;
        for (long above = rest; above > 0; above /= BASE) {
            groups++;
        }
        addInt((4 + groups) * Short.BYTES);
        addShort(groups);
        addShort(groups - afterPoint - 1); // how many groups stand before the point, less one
        addShort(number.signum() < 0 ? NEGATIVE : 0);
        addShort(scale);
        makeRoom(groups * Short.BYTES);
        for (int group = groups - 1; group >= 0; group--, rest /= BASE) {
            ByteConverter.int2(bytes, size + group * Short.BYTES, (int) (rest % BASE));
        }
        size += groups * Short.BYTES;
    }

    private void addArray(List<?> entries, int column) {
        int begin = begin();
        addInt(entries.isEmpty() ? 0 : 1); // dimensions
        addInt(0); // no nulls
        addInt(oid);
        if (!entries.isEmpty()) {
            addInt(entries.size());
            addInt(1); // the first index
        }
        for (Object entry : entries) {
            addEntry((@Nullable Object[]) entry, column);
        }
        end(begin);
    }

    private void addEntry(@Nullable Object[] entry, int column) {
        int begin = begin();
        addInt(entry.length);
        for (int i = 0; i < entry.length; i++) {
            addInt(type.attributes().get(i).oid);
            add(entry[i], column);
        }
        end(begin);
    }

    /** Leaves room for a length that is known later. */
    private int begin() {
        addInt(0);
        return size;
    }

    private void end(int begin) {
        ByteConverter.int4(bytes, begin - Integer.BYTES, size - begin);
    }

    private void addText(String text, int column) {
        if (!addAscii(text)) {
            for (int i = 0; i < text.length(); i++) {
                checkCharacter(text, i, column);
            }
            addValue(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Nearly every value is plain ASCII; taken so it costs a fraction. False, and nothing added, when it is not. */
    private boolean addAscii(String text) {
        int length = text.length();
        makeRoom(Integer.BYTES + length);
        byte[] to = bytes;
        int begin = size + Integer.BYTES;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\0' || c > '~') {
                return false;
            }
            to[begin + i] = (byte) c;
        }
        ByteConverter.int4(to, size, length);
        size = begin + length;
        return true;
    }

    private void addValue(byte[] value) {
        addInt(value.length);
        addBytes(value);
    }

    private void addShort(int value) {
        makeRoom(Short.BYTES);
        ByteConverter.int2(bytes, size, value);
        size += Short.BYTES;
    }

    private void addInt(int value) {
        makeRoom(Integer.BYTES);
        ByteConverter.int4(bytes, size, value);
        size += Integer.BYTES;
    }
}
