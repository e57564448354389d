/**
 * The face for other programs: runs, their files and readiness over HTTP, and the description of the whole API. Links
 * into Kota's pages and actions are answered by the rooms that know them. No rule of its own.
 */
@NullMarked
package io.tieout.api;

import org.jspecify.annotations.NullMarked;
