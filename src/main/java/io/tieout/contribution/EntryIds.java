package io.tieout.contribution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The ids of a report's lines, to see whether one came twice.
 *
 * <p>Eight bytes each of a digest instead of the text: a report of 160,000 people has some 640,000
 * lines, and the ids alone would take a third of the heap. By chance two different ids among a
 * million agree once in forty million reports.
 */
final class EntryIds {

    private final MessageDigest digest = sha256();
    private long[] seen = new long[64];
    private int count;

    void add(String id) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, count * 2);
        }
        byte[] bytes = digest.digest(id.getBytes(StandardCharsets.UTF_8));
        long head = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            head = head << 8 | bytes[i] & 0xff;
        }
        seen[count++] = head;
    }

    boolean holdDuplicate() {
        Arrays.sort(seen, 0, count);
        for (int i = 1; i < count; i++) {
            if (seen[i] == seen[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
