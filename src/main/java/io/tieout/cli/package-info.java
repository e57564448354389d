/**
 * The commands people type. It parses before Spring starts, prints what features report and turns
 * the outcome into the exit code. It holds no rule of its own.
 */
@NullMarked
package io.tieout.cli;

import org.jspecify.annotations.NullMarked;
