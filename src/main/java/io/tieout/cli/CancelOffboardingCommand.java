package io.tieout.cli;

import io.tieout.roster.Offboardings;
import io.tieout.roster.Offboardings.Standing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one person's offboarding back. */
@Command(
        name = "cancel-offboarding",
        mixinStandardHelpOptions = true,
        description = "Takes one person's offboarding back, up to the day before it. Asks for the ref once more.")
final class CancelOffboardingCommand extends NamedOrder {

    @Parameters(paramLabel = "EMPLOYEE_REF", description = "payroll's key of the person")
    private String ref = "";

    @Option(names = "--employer", paramLabel = "REF", description = "whose person, where two employers have that ref")
    private @Nullable String employer;

    @Option(
            names = "--confirm",
            paramLabel = "EMPLOYEE_REF",
            description = "the ref once more; without a terminal to ask at it is needed")
    private @Nullable String confirm;

    CancelOffboardingCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Standing before(Offboardings offboardings) {
        return offboardings.employee(ref, employer);
    }

    @Override
    String whenOver() {
        return ref;
    }

    @Override
    String over(Standing before) {
        return "Nobody has to stay: " + ref + " is " + before.status() + " at Kota and not leaving.";
    }

    @Override
    String warning(Standing before) {
        return "";
    }

    @Override
    @Nullable
    String given() {
        return confirm;
    }

    @Override
    String toBeTyped() {
        return "the employee's ref once more";
    }

    @Override
    Standing carryOut(Offboardings offboardings, String typed) {
        return offboardings.cancelOffboarding(ref, employer, typed);
    }

    @Override
    String done(Standing after) {
        return "The offboarding of " + ref + " is taken back; Kota says " + after.status()
                + ". Take the leave date out of the roster as well, or the next sync sends it again.";
    }
}
