package io.tieout.event;

import io.tieout.event.Inbox.Claimed;
import io.tieout.kota.KotaException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works off what came in: in order for each resource, again later when Kota can't be asked, and not for ever. */
@Component
class EventWorker {

    private static final Logger log = LoggerFactory.getLogger(EventWorker.class);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    /** With doubling waits that is about two days; Kota keeps an event for thirty. */
    private static final int MOST_TRIES = 12;

    private final Inbox inbox;
    private final EventWork work;
    private final RequiredActions actions;
    private final Clock clock;

    EventWorker(Inbox inbox, EventWork work, RequiredActions actions, Clock clock) {
        this.inbox = inbox;
        this.work = work;
        this.actions = actions;
        this.clock = clock;
    }

    /** @return how many were taken up, worked off or not; 0 when nothing is due */
    int workSome() {
        List<Claimed> claimed = inbox.claim();
        claimed.forEach(this::work);
        return claimed.size();
    }

    void lookAtOpenActions() {
        actions.open().forEach(work::look);
    }

    private void work(Claimed claimed) {
        Notice event = claimed.notice();
        try {
            inbox.worked(event, work.workOff(event));
        } catch (KotaException failure) {
            failed(claimed, String.valueOf(failure.getMessage()), failure.code() == KotaException.Code.NOT_FOUND);
        } catch (RuntimeException failure) {
            // Its message may carry what was read; the place of the fault is enough to mend it.
            failed(claimed, failure.getClass().getSimpleName(), false);
        }
    }

    private void failed(Claimed claimed, String why, boolean hopeless) {
        Notice event = claimed.notice();
        if (hopeless || claimed.tries() >= MOST_TRIES) {
            inbox.dead(event, why);
            log.warn("Event {} ({}) can't be worked off and is put aside. {}", event.eventId(), event.type(), why);
        } else {
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(claimed.tries() - 1, MOST_TRIES));
            inbox.again(event, clock.instant().plus(wait), why);
        }
    }
}
