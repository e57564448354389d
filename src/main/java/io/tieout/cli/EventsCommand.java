package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.event.ActionMail;
import io.tieout.event.EventCounts;
import io.tieout.event.EventFeed;
import io.tieout.event.EventFeed.Reading;
import io.tieout.reconciliation.LateChange;
import io.tieout.reconciliation.LateChanges;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads Kota's event feed and works off what it brings. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Reads Kota's event feed from where the last reading ended, and works off what is new."
                + " Run it every night: Kota keeps events for 30 days.")
final class EventsCommand implements Callable<Integer> {

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    EventsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = surroundings.open(standIn)) {
            Bound.toKota(session);
            EventFeed feed = session.get(EventFeed.class);
            Reading reading = feed.poll();
            int worked = feed.workOff();
            int mailed = session.get(ActionMail.class).sendDue();
            Out.result(
                    reading.read() + " events read, " + reading.fresh() + " of them new; " + worked + " worked off.");
            if (mailed > 0) {
                Out.result(mailed + (mailed == 1 ? " mail" : " mails") + " about required actions sent.");
            }
            if (reading.unreadable() > 0) {
                Out.note(reading.unreadable() + " events have no form of Kota's and were left out.");
            }
            if (reading.nearlyLost()) {
                Out.note(
                        "The feed was last read " + reading.gap().toDays() + " days ago, and Kota keeps events for 30. "
                                + (reading.lost()
                                        ? "Events are lost: run \"sync\" and \"reconcile\" for the open months to see what they changed."
                                        : "Run \"events\" every night."));
            }
            EventCounts counts = session.get(EventCounts.class);
            webhooks(counts);
            List<EventCounts.Dead> putAside = counts.dead();
            putAside.forEach(dead -> Out.note("Put aside after " + dead.tries() + " tries: " + dead.eventId() + " ("
                    + dead.type() + "). " + dead.note()));
            List<LateChange> late = session.get(LateChanges.class).open();
            late.forEach(change -> Out.note("A late change: " + change.employerRef() + " for " + change.period() + ", "
                    + change.lines() + (change.lines() == 1 ? " line differs" : " lines differ") + " from run "
                    + change.signedRunNumber() + " as it was signed. \"finalize\" shows it; reconcile the period again"
                    + " with --reopen."));
            long waiting = counts.waiting();
            boolean people = reading.lost() || waiting > 0 || !putAside.isEmpty() || !late.isEmpty();
            if (waiting > 0) {
                Out.note(waiting + " events wait for another try, because Kota could not be asked about them.");
            }
            return session.ending((people ? ExitCode.PEOPLE_NEEDED : ExitCode.DONE).number());
        }
    }

    private static void webhooks(EventCounts counts) {
        Map<String, Long> webhooks = counts.webhooks();
        if (!webhooks.isEmpty()) {
            Out.result("Webhooks so far: " + words(webhooks) + ".");
        }
        Map<String, Long> unknown = counts.unknownTypes();
        if (!unknown.isEmpty()) {
            Out.result("Types that nothing depends on: " + words(unknown) + ".");
        }
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
