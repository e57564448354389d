package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.roster.Offboardings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one person's offboarding back. */
@Command(
        name = "cancel-offboarding",
        mixinStandardHelpOptions = true,
        description = "Takes one person's offboarding back, up to the day before it. Asks for the ref once more.")
final class CancelOffboardingCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EMPLOYEE_REF", description = "payroll's key of the person")
    private String ref = "";

    @Option(names = "--employer", paramLabel = "REF", description = "whose person, where two employers have that ref")
    private @Nullable String employer;

    @Option(
            names = "--confirm",
            paramLabel = "EMPLOYEE_REF",
            description = "the ref once more; without a terminal to ask at it is needed")
    private @Nullable String confirm;

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    CancelOffboardingCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = surroundings.open(standIn)) {
            Bound.toKota(session);
            Offboardings offboardings = session.get(Offboardings.class);
            Offboardings.Standing before = offboardings.employee(ref, employer);
            if (before.over()) {
                // Not only told: an earlier try whose answer was lost is noted as landed.
                offboardings.cancelOffboarding(ref, employer, ref);
                Out.result("Nobody has to stay: " + ref + " is " + before.status() + " at Kota and not leaving.");
                return session.ending(ExitCode.DONE.number());
            }
            Offboardings.Standing after = offboardings.cancelOffboarding(
                    ref, employer, Terminal.confirmation(confirm, "the employee's ref once more"));
            Out.result("The offboarding of " + ref + " is taken back; Kota says " + after.status()
                    + ". Take the leave date out of the roster as well, or the next sync sends it again.");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
