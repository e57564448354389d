/**
 * Files that people and machines are given: whole or absent, for their owner only. What is in them
 * is the business of whoever writes; here is how CSV is put down and how a file comes to its name.
 * It knows no other room.
 */
@NullMarked
package io.tieout.file;

import org.jspecify.annotations.NullMarked;
