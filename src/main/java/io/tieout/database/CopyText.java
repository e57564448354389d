package io.tieout.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows in COPY's text format: columns parted by tabs, rows by newlines, null as {@code \N}, the rest escaped. */
final class CopyText extends CopyFormat {

    /** Up to so many decimals {@link BigDecimal#toString} never writes an exponent. */
    private static final int NO_EXPONENT = 6;

    private static final int DATES = 1000;

    private final Map<LocalDate, String> dates = new HashMap<>();

    CopyText(int capacity) {
        super(capacity);
    }

    @Override
    String options() {
        return "ENCODING 'UTF8'";
    }

    @Override
    void appendValues(@Nullable Object[] values) {
        for (int column = 0; column < values.length; column++) {
            if (column > 0) {
                add('\t');
            }
            append(values[column], column + 1);
        }
        add('\n');
    }

    private void append(@Nullable Object value, int column) {
        if (value == null) {
            add('\\');
            add('N');
        } else if (value instanceof String text) {
            // First, because most are; each further question costs as much as the answer.
            escape(text, column);
        } else if (value instanceof Number number) {
            copyPlain(plain(number, column));
        } else if (value instanceof LocalDate date) {
            copyPlain(plain(date));
        } else if (value instanceof Boolean is) {
            copyPlain(is.toString());
        } else if (value.getClass().isArray()) {
            throw refused(column, "an array");
        } else {
            escape(value.toString(), column);
        }
    }

    /** A few dates stand in all rows of a month. */
    private String plain(LocalDate date) {
        String known = dates.get(date);
        if (known == null) {
            known = date.toString();
            if (dates.size() < DATES) {
                dates.put(date, known);
            }
        }
        return known;
    }

    private String plain(Number number, int column) {
        if (!(number instanceof BigDecimal decimal)) {
            return number.toString();
        }
        checkDigits(decimal, column);
        if (decimal.scale() >= 0 && decimal.scale() <= NO_EXPONENT) {
            // The same text, made several times faster, and nearly every amount is so.
            return decimal.toString();
        }
        return decimal.toPlainString();
    }

    private void escape(String value, int column) {
        if (!copyPlain(value)) {
            escapeEach(value, column);
        }
    }

    private void add(char ascii) {
        makeRoom(1);
        bytes[size++] = (byte) ascii;
    }

    /** Nearly every value is plain ASCII and stands for itself; taken so it costs a fraction. False when it is not. */
    private boolean copyPlain(String value) {
        int length = value.length();
        makeRoom(length);
        byte[] to = bytes;
        int begin = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\' || c > '~') {
                return false;
            }
            to[begin + i] = (byte) c;
        }
        size = begin + length;
        return true;
    }

    private void escapeEach(String value, int column) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> {
                    checkCharacter(value, i, column);
                    text.append(c);
                }
            }
        }
        addBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
