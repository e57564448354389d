package io.tieout.roster;

import java.util.Set;

/** What is sent together, in this order: who leaves must be there first, and must be free to leave. */
enum Phase {
    EMPLOYERS(Subject.EMPLOYER, "Sending employers", Intent.Action.CREATE, Intent.Action.ADOPT, Intent.Action.UPDATE),
    EMPLOYEES(
            Subject.EMPLOYEE,
            "Sending employees",
            Intent.Action.CREATE,
            Intent.Action.ADOPT,
            Intent.Action.UPDATE,
            Intent.Action.REKEY),
    SALARIES(Subject.EMPLOYEE, "Sending salaries", Intent.Action.SALARY),
    CANCELLATIONS(Subject.EMPLOYEE, "Cancelling offboardings", Intent.Action.CANCEL_OFFBOARD),
    OFFBOARDINGS(Subject.EMPLOYEE, "Sending offboardings", Intent.Action.OFFBOARD);

    private final Subject subject;
    private final String words;
    private final Set<Intent.Action> actions;

    Phase(Subject subject, String words, Intent.Action... actions) {
        this.subject = subject;
        this.words = words;
        this.actions = Set.of(actions);
    }

    Subject subject() {
        return subject;
    }

    /** As the progress says it. */
    String words() {
        return words;
    }

    /** As they stand in the table of intents. */
    String[] actions() {
        return actions.stream().map(Enum::name).toArray(String[]::new);
    }
}
