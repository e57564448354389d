package io.tieout.retention;

/**
 * How many rows went, or would go.
 *
 * @param what in people's words
 */
public record Purged(String what, long rows) {}
