package io.tieout.export;

import io.tieout.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An employer's ref as the name of a folder: percent-encoded, so that no ref can leave the output folder or clash
 * with a name of the file system, of Windows' devices, or of files that stand beside or in such folders.
 */
final class FolderName {

    /** File systems stop at 255 bytes; the rest is room for what stands beside the name. */
    private static final int LONGEST = 200;

    /** On Windows these are devices, with any ending: "Naming Files, Paths, and Namespaces", learn.microsoft.com. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])([.].*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern OURS = Pattern.compile(
            "portfolio(-manifest)?[.](csv|xlsx|json)|manifest[.]json|latest[.]txt|signed[.]txt|run-[0-9]+",
            Pattern.CASE_INSENSITIVE);

    private FolderName() {}

    static String of(String ref) {
        byte[] bytes = ref.getBytes(StandardCharsets.UTF_8);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            boolean edge = i == 0 || i == bytes.length - 1;
            boolean taken = i == 0
                    && (DEVICE.matcher(ref).matches() || OURS.matcher(ref).matches());
            if (!taken && (isPlain(bytes[i]) || (bytes[i] == '.' && !edge))) {
                name.append((char) bytes[i]);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
            }
        }
        // A tilde is never left plain above, so a shortened name equals no other ref's name.
        return name.length() <= LONGEST
                ? name.toString()
                : name.substring(0, 120) + "~" + Sha256.hex(bytes).substring(0, 32);
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
    }
}
