package io.tieout.roster;

/** Where a row stands among the rows of a plan, so that the next page begins after it. */
public record PlanPlace(String employerRef, String employeeRef, PlanAction planned) {}
