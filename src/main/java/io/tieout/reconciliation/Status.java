package io.tieout.reconciliation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What became of one row, in the order in which they are tried: the first that applies holds. */
public enum Status {
    /** No register was ever loaded for the employer and period, so there is nothing to compare with yet. */
    INSTRUCTED,
    /** Nothing moved; only an older balance is open. */
    CARRIED,
    /** Charged in one currency and withheld in another, none in common. */
    CURRENCY_MISMATCH,
    /** Withheld, but Kota's reports hold no line. */
    NOT_IN_KOTA,
    /** Charged, but the register holds no row. */
    NOT_IN_PAYROLL,
    MATCHED,
    /** The variance is no larger than the tolerance. */
    ROUNDING,
    /** A set of causes sums to the variance. */
    EXPLAINED,
    BREAK;

    /** Whether a person has to look at the row; these lead to exit code 3 and stand in breaks.csv. */
    public boolean needsPerson() {
        return switch (this) {
            case MATCHED, ROUNDING, EXPLAINED, INSTRUCTED -> false;
            case CARRIED, CURRENCY_MISMATCH, NOT_IN_KOTA, NOT_IN_PAYROLL, BREAK -> true;
        };
    }

    /** The statuses that need a person, as tables hold them. */
    static String[] namesThatNeedPerson() {
        return Arrays.stream(values())
                .filter(Status::needsPerson)
                .map(Status::name)
                .toArray(String[]::new);
    }

    /** The same as a list in SQL, where an index of these rows alone is to be found. */
    static String sqlOfThoseThatNeedPerson() {
        return Arrays.stream(namesThatNeedPerson()).collect(Collectors.joining("', '", "('", "')"));
    }
}
