package io.tieout.batch;

/** How far a long step is, for a person who watches. Thread safe; calls are cheap. */
public interface Progress {

    /** A step begins. @param total how many items it will handle, or -1 when unknown */
    void begin(String step, long total);

    /** Some more items of the step that began last are done. */
    void advance(long items);

    /** Some more items are done of something that goes on beside the step that began last. */
    void advanceBeside(String what, long items);

    /** What went on beside has ended. */
    void endBeside(String what);

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
        public void advanceBeside(String what, long items) {}

        @Override
        public void endBeside(String what) {}

        @Override
        public void say(String line) {}

        @Override
        public void end() {}
    };
}
