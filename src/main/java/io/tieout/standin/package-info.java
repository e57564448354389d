/**
 * An imitation of the Kota API on a socket of its own, for the demo, rehearsals and tests. It has
 * its own state, its own JSON types and its own clock, and shares no code with the client, so that
 * a misspelt field can't cancel itself out. What it does not imitate stands in the README.
 */
@NullMarked
package io.tieout.standin;

import org.jspecify.annotations.NullMarked;
