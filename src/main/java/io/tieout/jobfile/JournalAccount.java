package io.tieout.jobfile;

import org.jspecify.annotations.Nullable;

/** Where the journal books what Kota charged. */
public enum JournalAccount {
    /** Debit: what the employer pays. */
    EMPLOYER_COST("employer-cost", "Health insurance cost"),
    /** Debit: what is withheld from pay, so that payroll's own journal and this one clear each other there. */
    WITHHELD("withheld", "Health insurance withheld from pay"),
    /** Credit: what is owed for the cover. */
    PAYABLE("payable", "Health insurance payable"),
    /** Credit: tax relief given at source that the employer owes back; its debit is the employer's cost. */
    RELIEF_OWED("relief-owed", null);

    private final String key;
    private final @Nullable String canonical;

    JournalAccount(String key, @Nullable String canonical) {
        this.key = key;
        this.canonical = canonical;
    }

    /** As job files and manifests call it. */
    public String key() {
        return key;
    }

    /** What holds where a job file says nothing; null when nothing is booked there then. */
    @Nullable
    String canonical() {
        return canonical;
    }
}
