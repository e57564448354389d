package io.tieout.blackbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a test opened, to be closed in the reverse order even if opening the next thing failed. */
final class Opened implements AutoCloseable {

    /** Closing these throws nothing. */
    interface Thing extends AutoCloseable {
        @Override
        void close();
    }

    private final Deque<Thing> things = new ArrayDeque<>();

    <T extends Thing> T add(T thing) {
        things.push(thing);
        return thing;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!things.isEmpty()) {
            try {
                things.pop().close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
