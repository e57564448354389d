/**
 * The client of the Kota benefits API. Its records use Kota's own names and are read tolerantly,
 * because Kota adds fields without notice; retries, pacing and problem bodies end here. It knows
 * nothing of rosters, registers or the database.
 */
@NullMarked
package io.tieout.kota;

import org.jspecify.annotations.NullMarked;
