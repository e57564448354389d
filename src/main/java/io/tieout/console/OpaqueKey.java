package io.tieout.console;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Several texts as one that may stand in an address: refs hold slashes, dots and blanks. */
final class OpaqueKey {

    /** The database keeps no text with it. */
    private static final String BETWEEN = "\u0000";

    private static final int LONGEST = 2_000;

    private OpaqueKey() {}

    static String of(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refused if it is no such key. @param what isn't there then, as a sentence without its full stop */
    static List<String> parts(String key, int number, String what) {
        try {
            if (key.length() > LONGEST) {
                throw Refused.nothingHere(what);
            }
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(key)));
            List<String> parts = List.of(text.toString().split(BETWEEN, -1));
            if (parts.size() == number) {
                return parts;
            }
        } catch (IllegalArgumentException | CharacterCodingException noKey) {
            // Said below.
        }
        throw Refused.nothingHere(what);
    }
}
