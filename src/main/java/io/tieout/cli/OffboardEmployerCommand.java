package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.roster.Offboardings;
import java.util.concurrent.Callable;
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
final class OffboardEmployerCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EMPLOYER_REF", description = "payroll's key of the employer")
    private String ref = "";

    @Option(
            names = "--confirm",
            paramLabel = "LEGAL_NAME",
            description = "the employer's legal name as Kota has it; without a terminal to ask at it is needed")
    private @Nullable String confirm;

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    OffboardEmployerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = surroundings.open(standIn)) {
            Bound.toKota(session);
            Offboardings offboardings = session.get(Offboardings.class);
            Offboardings.Standing before = offboardings.employer(ref);
            if (before.over()) {
                // Not only told: an earlier try whose answer was lost is noted as landed.
                offboardings.offboardEmployer(ref, "");
                Out.result("Employer " + ref + " is " + before.status() + " at Kota already; nothing was sent.");
                return session.ending(ExitCode.DONE.number());
            }
            Out.note("This ends employer " + ref + " at Kota, at once: its scheme ends, and its " + before.people()
                    + " people are offboarded and lose their insurance. It can't be undone, and their offboarding can't"
                    + " be cancelled.");
            Offboardings.Standing after = offboardings.offboardEmployer(
                    ref, Terminal.confirmation(confirm, "the employer's legal name as Kota has it"));
            Out.result("Employer " + ref + " is offboarded, with " + after.people() + " people; Kota says "
                    + after.status() + ". Take the employer and its people out of the roster files.");
            return session.ending(ExitCode.DONE.number());
        }
    }
}
