package io.tieout.jobfile;

/** Where the journal books what Kota charged. */
public enum JournalAccount {
    /** Debit: what the employer pays. */
    EMPLOYER_COST("employer-cost", "Health insurance cost"),
    /** Debit: what is withheld from pay, so that payroll's own journal and this one clear each other there. */
    WITHHELD("withheld", "Health insurance withheld from pay"),
    /** Credit: what is owed for the cover. */
    PAYABLE("payable", "Health insurance payable");

    private final String key;
    private final String canonical;

    JournalAccount(String key, String canonical) {
        this.key = key;
        this.canonical = canonical;
    }

    /** As job files and manifests call it. */
    public String key() {
        return key;
    }

    String canonical() {
        return canonical;
    }
}
