/**
 * A second reading of the reconciliation rules, made for checking the first. It was written from the text of the
 * rules alone, tries every combination where the product is clever, and shares no code with the product. Here too
 * live invented people, and a small server that follows Kota's published contract.
 *
 * <p>Where the text of the rules leaves a choice, this is how it is read here:
 *
 * <ol>
 *   <li>A register counts as loaded for an employer when it holds one good row of the period that names it, whatever
 *       the pay element.
 *   <li>"Nothing" is no line or no row; a row whose element maps to no portion is nothing.
 *   <li>A key that only has an opening is INSTRUCTED, not CARRIED, while no register is loaded.
 *   <li>CURRENCY_MISMATCH is of all the currencies in which a person's portion moved; a key that only carries an
 *       opening stays CARRIED.
 *   <li>"Beyond the tolerance, exactly −opening": larger than the tolerance, and equal to −opening to the unit.
 *   <li>Rows with nothing on one side are never searched for other causes, nor for a SPLIT.
 *   <li>PRORATION takes adjustments too: the text leaves them out of TIMING and ONE_OFF, and only of those.
 *   <li>The whole month f is not known beforehand: any f in whole minor units that gives the charged line back will do,
 *       so PRORATION stands for a short range of amounts, and a set may hold it beside other causes. One line: half up
 *       exactly; n lines: n half units, both ends included.
 *   <li>PRORATION compares days with the month of the cover, and asks only of reporting_month that it is the period.
 *   <li>Pro-rated covers each are a member of their own; there is no total of them.
 *   <li>Lines, surpluses and totals of zero are no candidates. A total exists from two candidates of a cause on and
 *       counts towards the twelve. With more than twelve only sets of one are tried, with a ROUNDING rest allowed.
 *   <li>A total is one member, ROUNDING is one, and a cause's members are written as one sum.
 *   <li>Among equal ranks the text names no winner when sets of the same causes differ in amounts: all are accepted.
 *   <li>A rest of zero names no ROUNDING. A variance within the tolerance is ROUNDING before any cause is looked for.
 *   <li>SPLIT asks for the same employer, person and currency; openings play no part.
 *   <li>A plain line is one with {@code adjustment: false}, of either type; zero has no wrong sign. An employer that is
 *       stopped for review has no reconciliation at all, and its balances stay.
 *   <li>A line whose person has no ref is in no row; it is reported apart.
 * </ol>
 */
@NullMarked
package io.tieout.oracle;

import org.jspecify.annotations.NullMarked;
