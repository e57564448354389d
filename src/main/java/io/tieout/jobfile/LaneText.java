package io.tieout.jobfile;

import org.jspecify.annotations.Nullable;

/**
 * How a lane is told to payroll. Lanes with the same element are told as one amount.
 *
 * @param element the pay element, null for a lane that payroll is not told of
 * @param description for whoever reads the file or the payslip
 * @param word whatever else a layout needs to tell the lanes apart, such as D for a deduction
 */
public record LaneText(@Nullable String element, String description, String word) {}
