package io.tieout.reconciliation;

/** From where a page of the work list is read, {@code r} being the rows. */
enum ReadFrom {
    BEGINNING("", ""),
    AFTER("", ">"),
    /** Backwards: the rows of a page before come in the opposite order. */
    BEFORE(" desc", "<");

    private final String order;
    private final String where;

    ReadFrom(String direction, String comparison) {
        this.order = """
                 order by r.currency collate "C"%1$s, %2$s%1$s, r.employer_ref collate "C"%1$s,
                    r.employee_ref collate "C"%1$s, r.portion collate "C"%1$s
                """.formatted(direction, Stake.SQL);
        this.where = comparison.isEmpty() ? "" : """
                 and (r.currency collate "C", %s, r.employer_ref collate "C", r.employee_ref collate "C",
                    r.portion collate "C") %s (:currency, :stake, :placeEmployer, :employee, :portion)
                """.formatted(Stake.SQL, comparison);
    }

    String order() {
        return order;
    }

    String where() {
        return where;
    }

    /** A class of its own, for an enum has no constants before its values. */
    private static final class Stake {
        static final String SQL = "(-" + ReconciliationRows.atStake("r") + ")";
    }
}
