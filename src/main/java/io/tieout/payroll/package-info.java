/**
 * The CSV files that payroll gives: profiles, rows and the rows that were refused. It reads a file
 * from the first line to the last in constant memory and says for each refused row which line,
 * which column and why. It knows no database, no Kota and no Spring.
 */
@NullMarked
package io.tieout.payroll;

import org.jspecify.annotations.NullMarked;
