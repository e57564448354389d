/**
 * A third reading of the reconciliation rules: slow, and so plain that it can be held against their text line by line.
 * It shares the records of its inputs with {@code io.tieout.oracle} and no rule with anybody: days are counted one by
 * one, whole months are tried amount by amount, and every set of causes is looked at.
 *
 * <p>Where the text leaves a choice, this is how it is read here:
 *
 * <ol>
 *   <li>Evidence that sums to nothing explains nothing and is no candidate.
 *   <li>"All together" is a candidate of its own from two on, and counts towards the twelve.
 *   <li>With more than twelve candidates each is tried alone, with a rest if need be.
 *   <li>Of sets that are equal in exactness, size and order of causes any is right; the readings name them all.
 * </ol>
 */
@NullMarked
package io.tieout.bruteforce;

import org.jspecify.annotations.NullMarked;
