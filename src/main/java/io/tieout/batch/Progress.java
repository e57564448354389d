package io.tieout.batch;

/** How far a long step is, for a person who watches. Thread safe; calls are cheap. */
public interface Progress {

    /** A step begins. @param total how many items it will handle, or -1 when unknown */
    void begin(String step, long total);

    /** Some more items of the step that began last are done. */
    void advance(long items);

    /** Facts worth a line of their own, for example what was resumed. */
    void say(String line);

    /** The step that began last has ended. */
    void end();

    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String step, long total) {}

        @Override
        public void advance(long items) {}

        @Override
        public void say(String line) {}

        @Override
        public void end() {}
    };
}
