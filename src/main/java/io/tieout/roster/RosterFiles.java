package io.tieout.roster;

import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.Profile;
import io.tieout.payroll.RowSource;
import java.nio.file.Path;

/** Opens the two files of a roster. */
interface RosterFiles {

    /** @throws io.tieout.payroll.UnusableFileException if the file can't be read as an employers file */
    RowSource<EmployerRow> employers(Path file, Profile profile);

    /** @throws io.tieout.payroll.UnusableFileException if the file can't be read as an employees file */
    RowSource<EmployeeRow> employees(Path file, Profile profile);
}
