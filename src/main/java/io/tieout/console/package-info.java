/**
 * The console: pages for payroll staff, served by {@code serve} under {@code /console}. It stands on the same
 * services as the command line and has no rule of its own but who may do what, which is kept here: users, roles,
 * sessions, and the trail of who did what. What only a command can start is handed in.
 */
@NullMarked
package io.tieout.console;

import org.jspecify.annotations.NullMarked;
