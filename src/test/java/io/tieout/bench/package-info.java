/**
 * How fast pages of breakdowns come in, beside a bare loop over the same bytes with the same HTTP library.
 * Nothing here is a test: no build fails because a machine is slow. It runs by {@code mvn -q -P bench test}.
 */
@NullMarked
package io.tieout.bench;

import org.jspecify.annotations.NullMarked;
