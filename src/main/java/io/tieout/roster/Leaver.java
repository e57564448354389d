package io.tieout.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a run offboarded, or whose offboarding it took back.
 *
 * @param stays whether the offboarding was taken back
 * @param lastDay of cover; of one who stays the day that no longer holds
 */
public record Leaver(
        String employerRef,
        String employeeRef,
        boolean stays,
        @Nullable LocalDate lastDay) {}
