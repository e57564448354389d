package io.tieout.console;

import java.nio.charset.StandardCharsets;

/** Looks at a file on its way in and refuses, at the first bytes that tell, what can't be a CSV file. */
final class TextCheck {

    private static final int FIRST = 4096;

    private final String name;
    private boolean begun;
    private boolean wide;

    TextCheck(String name) {
        this.name = name;
    }

    /** @throws Refused if it is no text, in words that say what it is */
    void look(byte[] bytes, int length) {
        if (!begun && length > 0) {
            begun = true;
            begin(bytes, length);
        }
        for (int i = 0; !wide && i < length; i++) {
            if (bytes[i] == 0) {
                throw refused("holds bytes that no text has");
            }
        }
    }

    private void begin(byte[] bytes, int length) {
        if (starts(bytes, length, 'P', 'K', 3, 4) || starts(bytes, length, 'P', 'K', 5, 6)) {
            String first = new String(bytes, 0, Math.min(length, FIRST), StandardCharsets.ISO_8859_1);
            throw refused(
                    first.contains("[Content_Types].xml") || first.contains("xl/")
                            ? "is an Excel workbook; save it as CSV"
                            : first.contains("mimetypeapplication/vnd.oasis")
                                    ? "is an OpenDocument file; save it as CSV"
                                    : "is a ZIP archive; unpack it first");
        }
        if (starts(bytes, length, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw refused("is an old Excel workbook; save it as CSV");
        }
        if (starts(bytes, length, 0x1F, 0x8B)) {
            throw refused("is compressed; unpack it first");
        }
        if (starts(bytes, length, '%', 'P', 'D', 'F')) {
            throw refused("is a PDF; export the register as CSV");
        }
        // In UTF-16 every other byte of plain text is a zero; the reader knows it by this mark.
        wide = starts(bytes, length, 0xFE, 0xFF) || starts(bytes, length, 0xFF, 0xFE);
    }

    private Refused refused(String what) {
        return Refused.badRequest(
                name + " " + what,
                "Nothing was done. A register is a CSV file (text): in a spreadsheet choose \"Save as\" and CSV UTF-8,"
                        + " then send that file.");
    }

    private static boolean starts(byte[] bytes, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }
}
