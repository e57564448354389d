package io.tieout.event;

import io.tieout.kota.Event;
import io.tieout.kota.EventSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an event: which ones it is about, never what it says.
 *
 * @param resource id of what it is about; events of one resource are worked off in order
 * @param happenedAt by Kota; when it came in where Kota did not say
 */
record Notice(
        String eventId,
        String type,
        String resource,
        @Nullable String employerId,
        @Nullable String employeeId,
        Instant happenedAt) {

    /** Longer ones would be no ids of Kota's, and are not kept. */
    private static final int LONGEST = 200;

    /** Times beyond these are none of Kota's. */
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration AHEAD = Duration.ofDays(1);

    /** @throws IllegalArgumentException when it is not an event of Kota's form; the message holds nothing of it */
    static Notice of(Event event, Instant now) {
        EventSubject subject = event.subject();
        String resource = first(
                subject.id(),
                subject.enrolment_intent_id(),
                subject.policy_amendment_intent_id(),
                subject.dependents_management_intent_id(),
                subject.group_quote_intent_id(),
                subject.group_policy_intent_id(),
                event.id());
        Instant at = event.at();
        return new Notice(
                shortEnough(event.id()),
                shortEnough(event.type()),
                shortEnough(resource),
                event.type().startsWith("employer.") && subject.employer_id() == null
                        ? shortOrNone(subject.id())
                        : shortOrNone(subject.employer_id()),
                shortOrNone(subject.employee_id()),
                at == null || at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD)) ? now : at);
    }

    private static String first(@Nullable String... ids) {
        return Stream.of(ids)
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the event has no id"));
    }

    private static @Nullable String shortOrNone(@Nullable String id) {
        return id == null ? null : shortEnough(id);
    }

    private static String shortEnough(String id) {
        // Printable ASCII, as all of Kota's are; so nothing else reaches the table or a screen either.
        if (id.isBlank() || id.length() > LONGEST || id.chars().anyMatch(sign -> sign < ' ' || sign > '~')) {
            throw new IllegalArgumentException("an id or the type of the event has a form that Kota does not use");
        }
        return id;
    }
}
