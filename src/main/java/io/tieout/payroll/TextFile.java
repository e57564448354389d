package io.tieout.payroll;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file as text and says plainly when it is something else. The first bytes tell: a byte order
 * mark, or what archives and workbooks begin with.
 *
 * @param charset what the byte order mark says if there is one, else the profile's
 */
record TextFile(TextLines lines, Charset charset, boolean byteOrderMark) {

    /** Enough to meet an accented letter in nearly every file of people. */
    private static final int FIRST = 1 << 16;

    /**
     * @param charset null when the profile names none
     * @throws UnusableFileException if it is missing, or no text, or text of another charset
     */
    static TextFile open(Path file, @Nullable Charset charset) {
        if (!Files.exists(file)) {
            throw new UnusableFileException(file + ": there is no such file. Check the path.");
        }
        if (Files.isDirectory(file)) {
            throw new UnusableFileException(file + ": this is a folder. Name the CSV file in it.");
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), FIRST);
            try {
                return opened(file, in, charset);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnusableFileException(
                    file + ": can't be read (" + e.getClass().getSimpleName() + "). Check who may read it.");
        }
    }

    private static TextFile opened(Path file, InputStream in, @Nullable Charset charset) throws IOException {
        in.mark(FIRST);
        byte[] first = in.readNBytes(FIRST);
        in.reset();
        if (begins(first, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return new TextFile(new TextLines(file, in, StandardCharsets.UTF_8), StandardCharsets.UTF_8, true);
        }
        if (begins(first, 'P', 'K', 3, 4) || begins(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnusableFileException(
                    file + ": this is a workbook or a ZIP archive, not a CSV file. Save it as CSV (UTF-8).");
        }
        if (begins(first, 0x1F, 0x8B)) {
            throw new UnusableFileException(file + ": this file is compressed. Unpack it first.");
        }
        if (begins(first, 0, 0, 0xFE, 0xFF) || begins(first, 0xFF, 0xFE, 0, 0)) {
            throw new UnusableFileException(file + ": this file is UTF-32. Save it as UTF-8.");
        }
        if (begins(first, 0xFE, 0xFF) || begins(first, 0xFF, 0xFE)) {
            if (charset != null && !charset.name().startsWith("UTF-16")) {
                throw new UnusableFileException(file + ": this file is UTF-16, the profile says " + charset.name()
                        + ". Save it as UTF-8, or set 'charset: UTF-16' in the profile.");
            }
            Charset ordered = begins(first, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            in.skipNBytes(2);
            return new TextFile(new TextLines(file, in, ordered), ordered, true);
        }
        Charset assumed = charset == null ? StandardCharsets.UTF_8 : charset;
        if (isOfOneByte(assumed) && Utf8.isPlainly(first)) {
            throw new UnusableFileException(file + ": this file is written in UTF-8, the profile says "
                    + assumed.name() + ". Every accented letter would become two others. Set 'charset: UTF-8' in the"
                    + " profile, or leave the key out.");
        }
        return new TextFile(new TextLines(file, in, assumed), assumed, false);
    }

    /** Charsets in which any bytes are text, so that a file in UTF-8 would be read without complaint and wrongly. */
    private static boolean isOfOneByte(Charset charset) {
        return charset.newEncoder().maxBytesPerChar() == 1 && charset != StandardCharsets.US_ASCII;
    }

    /** What the charset was decided by, for people. */
    String evidence(boolean named) {
        if (byteOrderMark) {
            return "the text is " + charset.name() + ": its byte order mark says so";
        }
        return "the text is " + charset.name()
                + (named
                        ? ": 'charset' of the profile says so"
                        : ": 'charset' is not set, and bytes that are none would stop the reading");
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        byte[] wanted = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            wanted[i] = (byte) mark[i];
        }
        return Arrays.equals(bytes, 0, mark.length, wanted, 0, mark.length);
    }
}
