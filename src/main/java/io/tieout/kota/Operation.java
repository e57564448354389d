package io.tieout.kota;

import org.jspecify.annotations.Nullable;

/**
 * What a call is about, in the words of its messages.
 *
 * @param name a verb, a thing and Kota's id where there is one
 * @param body what is sent, so that it can be kept out of messages
 */
record Operation(String name, @Nullable RequestBody body) {

    static Operation read(String name) {
        return new Operation(name, null);
    }

    /** A write that says everything by its path. */
    static Operation write(String name) {
        return new Operation(name, null);
    }

    static Operation write(String name, RequestBody body) {
        return new Operation(name, body);
    }
}
