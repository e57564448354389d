package io.tieout.batch;

/** Spring Batch wraps what a step throws; people need what is inside. */
final class Causes {

    private Causes() {}

    /** The outermost exception of our own, else the innermost of all. */
    static Throwable rootOf(Throwable failure) {
        Throwable at = failure;
        while (!fromTieout(at) && at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }

    static boolean isOurs(Throwable failure) {
        return fromTieout(rootOf(failure));
    }

    private static boolean fromTieout(Throwable failure) {
        return failure.getClass().getPackageName().startsWith("io.tieout");
    }
}
