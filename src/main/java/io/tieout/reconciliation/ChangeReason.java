package io.tieout.reconciliation;

/** Why a person is charged otherwise than in the period before, in the order in which it is told. */
public enum ChangeReason {
    /** No regular cover in the period before. */
    JOINER,
    /** No regular cover any more. */
    LEAVER,
    /** Another number of insured partners or children. */
    DEPENDANT,
    /** A part of a month is charged in one of the two periods. */
    PART_MONTH,
    /** The same cover at another price. */
    RATE,
    /** Another number of the person's own premiums, or who pays for them: a policy more or less. */
    COVER,
    /** Cover of another month, charged in one of the two periods. */
    LATE_COVER,
    ONE_OFF,
    ADJUSTMENT
}
