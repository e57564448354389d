package io.tieout.roster;

/** What is asked of rows of a plan, or of their intents, in more than one place. */
final class PlanRowSql {

    private PlanRowSql() {}

    /** Those of which something is sent about a person. */
    static final String SENT_OF_PEOPLE =
            "('CREATE', 'ADOPT', 'UPDATE', 'REKEY', 'SALARY', 'OFFBOARD', 'CANCEL_OFFBOARD')";

    /** Whether a person is among {@code :refs}, which name people alone or as EMPLOYER/PERSON. */
    static String named(String table) {
        return "(%1$s.employee_ref = any(:refs) or %1$s.employer_ref || '/' || %1$s.employee_ref = any(:refs))"
                .formatted(table);
    }

    /** Leave dates, or their taking back, that Kota does not take: nobody's fault, and told as CANNOT. */
    static String leaveRefused(String intents) {
        return "%1$s.action in ('OFFBOARD', 'CANCEL_OFFBOARD') and %1$s.outcome = 'REFUSED' and %1$s.code = 'INVALID_STATE'"
                .formatted(intents);
    }
}
