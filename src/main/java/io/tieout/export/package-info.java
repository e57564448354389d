/**
 * The files of a run: CSV, the workbook, the payroll import and the manifest. They are written
 * beside their place and renamed, so that a file is either whole or absent. Equal inputs give equal
 * bytes.
 */
@NullMarked
package io.tieout.export;

import org.jspecify.annotations.NullMarked;
