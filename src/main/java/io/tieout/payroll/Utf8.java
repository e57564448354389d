package io.tieout.payroll;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes are UTF-8 beyond doubt. */
final class Utf8 {

    private Utf8() {}

    /**
     * Whether the bytes hold letters beyond ASCII and all of them are well-formed UTF-8, but for a letter
     * that is cut at the end. In a charset of one byte a letter that forms UTF-8 with its neighbours is
     * an accident like {@code Ã©}; all of them at once is none.
     */
    static boolean isPlainly(byte[] bytes) {
        boolean beyondAscii = false;
        for (byte b : bytes) {
            beyondAscii |= b < 0;
        }
        if (!beyondAscii) {
            return false;
        }
        return !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false)
                .isError();
    }
}
