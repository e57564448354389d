/**
 * When jobs start by themselves: their moments on the database that all servers share, what is said when a file or a
 * night is missing, and how it stands with each of them. What a job does is handed in; it is the same as its command.
 */
@NullMarked
package io.tieout.schedule;

import org.jspecify.annotations.NullMarked;
