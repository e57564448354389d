package io.tieout.cli;

import io.tieout.roster.Offboardings;
import io.tieout.roster.Offboardings.Standing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends an employer at Kota. */
@Command(
        name = "offboard-employer",
        mixinStandardHelpOptions = true,
        description = {
            "Ends an employer at Kota, at once: its scheme, its people, their insurance. Kota has no way back.",
            "Asks for the employer's legal name. Never part of a sync, and no job file can order it."
        })
final class OffboardEmployerCommand extends NamedOrder {

    @Parameters(paramLabel = "EMPLOYER_REF", description = "payroll's key of the employer")
    private String ref = "";

    @Option(
            names = "--confirm",
            paramLabel = "LEGAL_NAME",
            description = "the employer's legal name as Kota has it; without a terminal to ask at it is needed")
    private @Nullable String confirm;

    OffboardEmployerCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Standing before(Offboardings offboardings) {
        return offboardings.employer(ref);
    }

    @Override
    String whenOver() {
        return "";
    }

    @Override
    String over(Standing before) {
        return "Employer " + ref + " is " + before.status() + " at Kota already; nothing was sent.";
    }

    @Override
    String warning(Standing before) {
        return "This ends employer " + ref + " at Kota, at once: its scheme ends, and its " + before.people()
                + " people are offboarded and lose their insurance. It can't be undone, and their offboarding can't"
                + " be cancelled.";
    }

    @Override
    @Nullable
    String given() {
        return confirm;
    }

    @Override
    String toBeTyped() {
        return "the employer's legal name as Kota has it";
    }

    @Override
    Standing carryOut(Offboardings offboardings, String typed) {
        return offboardings.offboardEmployer(ref, typed);
    }

    @Override
    String done(Standing after) {
        return "Employer " + ref + " is offboarded, with " + after.people() + " people; Kota says " + after.status()
                + ". Take the employer and its people out of the roster files.";
    }
}
