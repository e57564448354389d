package io.tieout.console;

import io.tieout.jobfile.PlanApproval;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
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
        known().start(run, approval);
    }

    void mended(long run, Path employees) {
        known().mended(run, employees);
    }

    private PlanStarter known() {
        PlanStarter known = starter;
        if (known == null) {
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Nothing can be sent yet",
                    "The server has only just begun. Try again in a minute.");
        }
        return known;
    }

    @Nullable
    String lastFailure() {
        PlanStarter known = starter;
        return known == null ? null : known.lastFailure();
    }
}
