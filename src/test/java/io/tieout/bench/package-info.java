/**
 * How fast pages of breakdowns come in, beside a bare loop over the same bytes with the same HTTP library; and how long
 * a whole reconciliation takes, beside the least that PostgreSQL alone has to do for it.
 * Nothing here is a test: no build fails because a machine is slow. It runs by {@code mvn -q -P bench test}.
 */
@NullMarked
package io.tieout.bench;

import org.jspecify.annotations.NullMarked;
