package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.event.OpenAction;
import io.tieout.event.RequiredActions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** What Kota waits for. */
@Command(
        name = "actions",
        mixinStandardHelpOptions = true,
        description = "What Kota waits for, the most urgent first: who, and in Kota's own words what and until when."
                + " \"events\" brings it up to date.")
final class ActionsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    ActionsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            List<OpenAction> open = session.get(RequiredActions.class).open();
            if (open.isEmpty()) {
                Out.result("Kota waits for nothing.");
                return session.ending(ExitCode.DONE.number());
            }
            open.forEach(ActionsCommand::print);
            Out.result("");
            Out.result(open.size() + (open.size() == 1 ? " action is" : " actions are")
                    + " open. Title, text and deadline are Kota's words; pass them on as they are.");
            return session.ending(ExitCode.PEOPLE_NEEDED.number());
        }
    }

    private static void print(OpenAction action) {
        Out.result("");
        Out.result(who(action) + ", " + action.kind() + " " + action.subject());
        Out.result("  due    " + (action.dueAt() == null ? "Kota names no deadline" : action.dueAt()));
        if (action.reason() == null) {
            Out.result("  what   only Kota's own pages say it");
        } else {
            Out.result("  title  " + action.reason());
            Out.result("  text   " + (action.description() == null ? "" : action.description()));
        }
        if (!action.mailNote().isEmpty()) {
            Out.result("  mail   " + action.mailNote());
        }
    }

    private static String who(OpenAction action) {
        String employer = known(action.employerRef(), action.employerId());
        if (action.employeeId() == null) {
            return "Employer " + employer;
        }
        return "Employee " + known(action.employeeRef(), action.employeeId()) + " of " + employer;
    }

    private static String known(@Nullable String ref, @Nullable String id) {
        return ref != null ? ref : id != null ? id + " (not in the roster)" : "unknown";
    }
}
