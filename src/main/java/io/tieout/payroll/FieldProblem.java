package io.tieout.payroll;

/** A cell that breaks the rule of its field. @see Cells#read */
final class FieldProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason what was expected; never the value, which may be personal */
    FieldProblem(String reason) {
        // Caught one call further up and once per bad row: a stack trace would only cost time.
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
