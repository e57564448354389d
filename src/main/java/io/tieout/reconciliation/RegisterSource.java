package io.tieout.reconciliation;

import io.tieout.payroll.Profile;
import io.tieout.payroll.RegisterRow;
import io.tieout.payroll.RowSource;
import java.nio.file.Path;

/** Opens a register file; a seam, so that the step can be tried without files. */
interface RegisterSource {

    /** @throws io.tieout.payroll.UnusableFileException if the file is not a register */
    RowSource<RegisterRow> open(Path file, Profile profile);
}
