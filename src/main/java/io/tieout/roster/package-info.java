/**
 * Keeping Kota's employers and employees in step with the payroll's roster files: check, plan,
 * guard, apply. Every change is an intent in the database before it is a call, so that a crash at any
 * moment creates nobody twice. Only keyed hashes of personal fields are stored.
 */
@NullMarked
package io.tieout.roster;

import org.jspecify.annotations.NullMarked;
