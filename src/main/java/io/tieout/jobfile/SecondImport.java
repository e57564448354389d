package io.tieout.jobfile;

/** What payroll does with a second import of the same period. */
public enum SecondImport {
    /** Nobody said. The whole is written, with a warning where an earlier file told other figures. */
    UNKNOWN,
    /** The amount of a person's element takes the place of the earlier one; what is gone needs a zero. */
    REPLACES,
    /** The amount is added to the earlier one, so only what changed may be written. */
    ADDS
}
