package io.tieout.standin.webhook;

/**
 * How an endpoint is served. Kota's texts clash on whether a failed delivery is tried again, so both can be had.
 *
 * @param tries 1 never tries again; over that each pause is double the one before
 * @param firstPauseMillis before the second try
 * @param timeoutMillis for one try
 * @param copies 2 sends everything twice
 * @param lateMillis holds everything back so long
 * @param reverse gathers so many and sends the last first; under 2 sends in order
 */
public record Manner(int tries, long firstPauseMillis, long timeoutMillis, int copies, long lateMillis, int reverse) {}
