package io.tieout.kota;

import org.jspecify.annotations.Nullable;

/**
 * What a call is about, in the words of its messages.
 *
 * @param name a verb, a thing and Kota's id where there is one
 * @param body what is sent, so that it can be kept out of messages
 * @param once whether a try that may have been carried out is not repeated, but looked up by who makes the call
 */
record Operation(String name, @Nullable RequestBody body, boolean once) {

    static Operation read(String name) {
        return new Operation(name, null, false);
    }

    /** A write that says everything by its path. */
    static Operation write(String name) {
        return new Operation(name, null, false);
    }

    /** The same, where nothing keeps Kota from doing it twice. */
    static Operation writeOnce(String name) {
        return new Operation(name, null, true);
    }

    static Operation write(String name, RequestBody body) {
        return new Operation(name, body, false);
    }
}
