/**
 * Tests that run the packaged jar as people do: in a process of its own, with files, an environment and an exit code.
 * They know the product by its README only. What the figures must be is worked out by {@code io.tieout.oracle}.
 */
@NullMarked
package io.tieout.blackbox;

import org.jspecify.annotations.NullMarked;
