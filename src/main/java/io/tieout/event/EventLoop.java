package io.tieout.event;

import io.tieout.kota.KotaException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * While the server runs: works off what webhooks brought as soon as it is there, reads the feed now and then, and mails
 * what is due. Several servers on one database may do so side by side. It begins when it is told to, once it is sure that
 * the database belongs to this Kota.
 */
@Component
@ConditionalOnWebApplication
public class EventLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration MAIL = Duration.ofMinutes(1);
    /** A lost webhook may never come again, and Kota keeps events for 30 days. */
    private static final Duration FEED = Duration.ofHours(6);

    private static final long SECONDS_TO_STOP = 20;

    private final EventWorker worker;
    private final EventFeed feed;
    private final ActionMail mail;
    private final WebhookCounts counts;
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean running;
    private long mailed = System.nanoTime() - MAIL.toNanos();
    private final Thread thread = new Thread(this::run, "events");

    EventLoop(EventWorker worker, EventFeed feed, ActionMail mail, WebhookCounts counts) {
        this.worker = worker;
        this.feed = feed;
        this.mail = mail;
        this.counts = counts;
        thread.setDaemon(true);
    }

    void somethingCame() {
        arrived.release();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    private void run() {
        while (running) {
            try {
                round();
            } catch (KotaException failure) {
                log.warn("Events wait: {}", failure.getMessage());
                pause(LOOK);
            } catch (RuntimeException failure) {
                // The database may come back; what waits in it is not lost.
                log.warn(
                        "Events can't be worked off just now ({})",
                        failure.getClass().getSimpleName());
                pause(LOOK);
            }
        }
        try {
            counts.write();
        } catch (RuntimeException databaseIsGone) {
            log.debug("The last counts of webhooks were not written");
        }
    }

    private void round() {
        int worked = worker.workSome();
        counts.write();
        if (worked > 0) {
            mailed = System.nanoTime() - MAIL.toNanos();
            return;
        }
        if (System.nanoTime() - mailed >= MAIL.toNanos()) {
            mailed = System.nanoTime();
            if (feed.unreadFor(FEED)) {
                feed.poll();
                worker.lookAtOpenActions();
            }
            mail.sendDue();
        }
        pause(LOOK);
    }

    private void pause(Duration time) {
        try {
            if (running && arrived.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                arrived.drainPermits();
            }
        } catch (InterruptedException stop) {
            running = false;
        }
    }

    /** The events at work are finished; the others wait in their table. */
    @Override
    public void stop() {
        running = false;
        arrived.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
