package io.tieout.jobfile;

/**
 * What an amount of the payroll import is. Four things that are never added to each other: what is withheld
 * from pay, what the employer pays, what of that is taxable in kind, and the tax relief that the employer owes
 * back. Each has amounts of this month, and adjustments of earlier ones beside them.
 */
public enum Lane {
    /** Withheld from pay after tax: everything on the employee's side, net of relief. */
    EMPLOYEE("employee", "EE_HEALTH", "Kota health employee"),
    EMPLOYEE_ADJUSTMENT("employee-adjustment", "EE_HEALTH_ADJ", "Kota health employee adjustment"),
    /** The employer's cost: everything on the employer's side, net of relief. */
    EMPLOYER("employer", "ER_HEALTH", "Kota health employer"),
    EMPLOYER_ADJUSTMENT("employer-adjustment", "ER_HEALTH_ADJ", "Kota health employer adjustment"),
    /** Benefit in kind: the employer's gross premium, and the tax on it where the country counts that. */
    TAXABLE_VALUE("taxable-value", "BIK_HEALTH", "Kota health taxable value"),
    TAXABLE_VALUE_ADJUSTMENT("taxable-value-adjustment", "BIK_HEALTH", "Kota health taxable value adjustment"),
    /** Relief that was given at source on the employer's part, where the country wants it back. */
    RELIEF_OWED("relief-owed", "RELIEF_HEALTH", "Kota health tax relief owed"),
    RELIEF_OWED_ADJUSTMENT("relief-owed-adjustment", "RELIEF_HEALTH", "Kota health tax relief owed adjustment");

    private final String key;
    private final String element;
    private final String description;

    Lane(String key, String element, String description) {
        this.key = key;
        this.element = element;
        this.description = description;
    }

    /** As job files and manifests call it. */
    public String key() {
        return key;
    }

    LaneText canonical() {
        return new LaneText(element, description, "");
    }
}
