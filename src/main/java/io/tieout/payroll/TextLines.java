package io.tieout.payroll;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file as an editor numbers them, each with its own line end, in constant memory.
 * Bytes that are not text of the charset stop the reading at their own line: a decoder that puts
 * question marks instead would send them to Kota as names.
 */
final class TextLines implements Closeable {

    /** One line. @param end its line end, empty for a last line without one */
    record Line(long number, String text, String end) {}

    /** A file without line breaks in this many characters is not a CSV file of people. */
    private static final int LONGEST_LINE = 1_000_000;

    private static final int NOTHING = -2;
    private static final int END = -1;

    private final Path file;
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();

    private final StringBuilder line = new StringBuilder(256);
    private boolean endOfBytes;
    private boolean finished;
    private boolean malformed;
    private int ahead = NOTHING;
    private long number;

    TextLines(Path file, InputStream in, Charset charset) {
        this.file = file;
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The next line, null at the end of the file. */
    @Nullable
    Line next() {
        number++;
        int c = take();
        if (c == END) {
            return null;
        }
        StringBuilder text = line;
        text.setLength(0);
        for (; c != END && c != '\n' && c != '\r'; c = take()) {
            if (c == 0) {
                throw unusable("holds a NUL byte, so this is not a text file in " + charset.name()
                        + ". Export it as CSV; if it is UTF-16 set 'charset: UTF-16' in the profile.");
            }
            if (text.length() == LONGEST_LINE) {
                throw unusable("is longer than 1,000,000 characters, so this is not a CSV file.");
            }
            text.append((char) c);
            takePlain(text);
        }
        return new Line(number, text.toString(), lineEnd(c));
    }

    /** What is decoded already and ends no line, all at once. */
    private void takePlain(StringBuilder text) {
        char[] decoded = chars.array();
        int from = chars.position();
        int end = Math.min(chars.limit(), from + LONGEST_LINE - text.length());
        int to = from;
        while (to < end && decoded[to] != '\n' && decoded[to] != '\r' && decoded[to] != 0) {
            to++;
        }
        text.append(decoded, from, to - from);
        chars.position(to);
    }

    private String lineEnd(int c) {
        if (c == END) {
            return "";
        }
        if (c == '\n') {
            return "\n";
        }
        int next = take();
        if (next == '\n') {
            return "\r\n";
        }
        ahead = next;
        return "\r";
    }

    private int take() {
        if (ahead != NOTHING) {
            int c = ahead;
            ahead = NOTHING;
            return c;
        }
        while (!chars.hasRemaining()) {
            if (malformed) {
                throw unusable("holds bytes that are not " + charset.name() + ". Save the file as " + charset.name()
                        + ", or set 'charset' in the profile to what the file is written in, such as windows-1252.");
            }
            if (finished) {
                return END;
            }
            decode();
        }
        return chars.get();
    }

    /** What was decoded before a malformed byte is handed out first, so that its line number is right. */
    private void decode() {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, endOfBytes);
        if (result.isError()) {
            malformed = true;
        } else if (result.isUnderflow() && endOfBytes) {
            decoder.flush(chars);
            finished = true;
        } else if (result.isUnderflow()) {
            readBytes();
        }
        chars.flip();
    }

    private void readBytes() {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                endOfBytes = true;
            } else {
                bytes.position(bytes.position() + count);
            }
        } catch (IOException e) {
            throw unusable("can't be read (" + e.getClass().getSimpleName() + "). Check the disk and start again.");
        }
        bytes.flip();
    }

    private UnusableFileException unusable(String what) {
        return new UnusableFileException(file + ", line " + number + ": " + what);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing can be lost by a failed close.
        }
    }
}
