/**
 * Tieout ties a payroll to Kota, to the cent. Each room below this package is one feature or one
 * thing that several features stand on; the arrows between rooms are held by tests. Only what stands
 * here sees all of them.
 */
@NullMarked
package io.tieout;

import org.jspecify.annotations.NullMarked;
