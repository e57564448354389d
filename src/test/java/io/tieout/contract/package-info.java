/**
 * Whole exchanges with Kota held against its published contract, which lies beside the repository and not in it. What
 * the product's client sends and what the stand-in answers is watched in every test and in the demo ({@code watch}), or
 * by hand through a proxy ({@link io.tieout.contract.ValidatingProxy}). What is newer than the published contract has a
 * schema of our own, marked so.
 */
@NullMarked
package io.tieout.contract;

import org.jspecify.annotations.NullMarked;
