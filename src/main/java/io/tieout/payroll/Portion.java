package io.tieout.payroll;

/** Who pays: the employer books its part, the employee's part is withheld from pay. */
public enum Portion {
    EMPLOYEE("employee"),
    EMPLOYER("employer");

    private final String word;

    Portion(String word) {
        this.word = word;
    }

    /** The word as it stands in files and tables. */
    public String word() {
        return word;
    }
}
