package io.tieout.batch;

import org.jspecify.annotations.Nullable;

/**
 * How one try at a run ended.
 *
 * @param status COMPLETED, STOPPED or FAILED
 * @param resumed whether it went on with an earlier, unfinished run
 * @param failure what ended it, null unless FAILED
 */
public record RunOutcome(
        Run run, String status, boolean resumed, @Nullable Throwable failure) {}
