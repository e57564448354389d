/**
 * What goes when it is old. Whether a run may go hangs on signatures, balances, instructions and intents together, so
 * one place looks at all of them: in the tables, not through the rooms that fill them.
 */
@NullMarked
package io.tieout.retention;

import org.jspecify.annotations.NullMarked;
