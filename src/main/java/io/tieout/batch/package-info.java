/**
 * Running jobs: which run a command continues, its lock, its start, stop, recovery and exit code.
 * It is the only user of Spring Batch's JobOperator. It knows the features only as jobs and flows
 * that Spring hands to it by name.
 */
@NullMarked
package io.tieout.batch;

import org.jspecify.annotations.NullMarked;
