package io.tieout.roster;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at Kota who can't use Kota's own pages now, or of whom that is not known.
 *
 * @param status Kota's word
 * @param since UTC, ISO 8601: when we first saw that status; null when that was never noted
 * @param why in words
 */
public record WaitingPerson(
        String employerRef,
        String employeeRef,
        String status,
        @Nullable String since,
        String why) {}
