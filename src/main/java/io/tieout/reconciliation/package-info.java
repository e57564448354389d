/**
 * Matching what Kota charged with what payroll withheld, per person, portion and currency.
 * PostgreSQL groups both sides and settles the rows that agree; the rest go through the causes,
 * which are pure functions. Every variance is the sum of its named causes and an unexplained rest.
 */
@NullMarked
package io.tieout.reconciliation;

import org.jspecify.annotations.NullMarked;
