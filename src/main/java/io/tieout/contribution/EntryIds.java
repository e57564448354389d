package io.tieout.contribution;

import java.util.Arrays;

/**
 * The ids of a report's lines or people, to see whether one came twice.
 *
 * <p>Eight bytes of a hash instead of the text: a report of 160,000 people has some 640,000 lines, and the ids alone
 * would take a third of the heap. By chance two different ids among a million agree once in forty million reports;
 * then the report is read again, and no figure is wrong.
 */
final class EntryIds {

    private static final long FIRST_PRIME = 0x9E3779B185EBCA87L;
    private static final long SECOND_PRIME = 0xC2B2AE3D27D4EB4FL;

    private long[] seen = new long[64];
    private int count;

    void add(String id) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, count * 2);
        }
        seen[count++] = hash(id);
    }

    int count() {
        return count;
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

    /** Four characters at a time, each lot stirred through all 64 bits. A digest took ten times as long. */
    private static long hash(String id) {
        long hash = id.length() * FIRST_PRIME;
        for (int i = 0; i < id.length(); i += 4) {
            long lot = 0;
            for (int j = i; j < Math.min(i + 4, id.length()); j++) {
                lot = lot << Character.SIZE | id.charAt(j);
            }
            hash = stirred(hash ^ stirred(lot * SECOND_PRIME));
        }
        return hash;
    }

    private static long stirred(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
