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

    /** @throws IllegalArgumentException if no portion has this word */
    public static Portion of(String word) {
        for (Portion portion : values()) {
            if (portion.word.equals(word)) {
                return portion;
            }
        }
        throw new IllegalArgumentException(word);
    }
}
