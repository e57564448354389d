package io.tieout.console;

import io.tieout.jobfile.PlanApproval;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Who sends plans for this server. */
@Component
@ConditionalOnWebApplication
public class PlanStarts {

    private volatile @Nullable PlanStarter starter;

    /** Called once, before the first page is asked for. */
    public void with(PlanStarter plans) {
        this.starter = plans;
    }

    PlanStarter.Sending of(long run, int plan) {
        PlanStarter known = starter;
        return known == null
                ? new PlanStarter.Sending(false, "sync --employers FILE --employees FILE --apply " + plan)
                : known.of(run, plan);
    }

    void start(long run, PlanApproval approval) {
        PlanStarter known = starter;
        if (known == null) {
            throw Refused.badRequest("This server sends no plans", "Give the command that the page of the plan shows.");
        }
        known.start(run, approval);
    }

    @Nullable
    String lastFailure() {
        PlanStarter known = starter;
        return known == null ? null : known.lastFailure();
    }
}
