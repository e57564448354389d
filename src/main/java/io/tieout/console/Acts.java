package io.tieout.console;

import io.tieout.batch.GuardException;
import io.tieout.batch.RunBusyException;
import io.tieout.batch.UsageException;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What somebody does on a page: it stands in the trail, whether it was done or refused. */
@Component
@ConditionalOnWebApplication
class Acts {

    static final String DONE = "done";

    private final Trail trail;

    Acts(Trail trail) {
        this.trail = trail;
    }

    /**
     * @param act in words, like {@code accept}
     * @param subject refs and numbers, never a personal value
     */
    <T> T act(Visitor visitor, String act, String subject, Supplier<T> work) {
        try {
            T done = work.get();
            trail.record(visitor.name(), act, subject, DONE);
            return done;
        } catch (Refused | GuardException | UsageException | RunBusyException refused) {
            trail.record(visitor.name(), act, subject, "refused: " + refused.getMessage());
            throw refused;
        }
    }
}
