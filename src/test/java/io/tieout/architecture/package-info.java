/**
 * Rules about the shape of the house. Each says why it is there; each was seen failing once, on code
 * written to break it. They look at the compiled main classes only.
 */
@NullMarked
package io.tieout.architecture;

import org.jspecify.annotations.NullMarked;
