package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.roster.Offboardings;
import io.tieout.roster.Offboardings.Standing;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is done to one employer or one person that somebody names, once it was confirmed by typing. */
abstract class NamedOrder implements Callable<Integer> {

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    NamedOrder(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    abstract Standing before(Offboardings offboardings);

    /** What stands in for the confirmation when there is nothing left to confirm. */
    abstract String whenOver();

    /** What is said when there is nothing to do. */
    abstract String over(Standing before);

    /** What is said before anybody is asked; empty for nothing. */
    abstract String warning(Standing before);

    /** What {@code --confirm} gave. */
    abstract @Nullable String given();

    /** What is to be typed. */
    abstract String toBeTyped();

    abstract Standing carryOut(Offboardings offboardings, String typed);

    /** What is said when it is done. */
    abstract String done(Standing after);

    @Override
    public final Integer call() {
        try (Session session = surroundings.open(standIn)) {
            Bound.toKota(session);
            follow(session.get(Offboardings.class));
            return session.ending(ExitCode.DONE.number());
        }
    }

    private void follow(Offboardings offboardings) {
        Standing before = before(offboardings);
        if (before.over()) {
            // Not only told: an earlier try whose answer was lost is noted as landed.
            carryOut(offboardings, whenOver());
            Out.result(over(before));
            return;
        }
        String warning = warning(before);
        if (!warning.isEmpty()) {
            Out.note(warning);
        }
        String typed = surroundings.terminal().confirmation(given(), toBeTyped());
        Out.result(done(carryOut(offboardings, typed)));
    }
}
