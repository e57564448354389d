package io.tieout.hosted;

import io.tieout.kota.HostedSession;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes ways into Kota's own pages: a new one for each who asks, kept nowhere. */
@Component
public class HostedLinks {

    private final People people;
    private final Kota kota;

    HostedLinks(People people, Kota kota) {
        this.people = people;
        // Somebody waits for the answer.
        this.kota = kota.urgent();
    }

    /**
     * @param employer null where one employer alone has a person of that ref
     * @throws KotaException when Kota can't be asked
     */
    public LinkAnswer open(String ref, @Nullable String employer) {
        List<Person> found = people.withRef(ref, employer);
        if (found.isEmpty()) {
            return new LinkAnswer.Nobody(
                    false,
                    "No employee of that ref is known at Kota. Check the ref, zeros included; a sync makes people known.");
        }
        if (found.size() > 1) {
            return new LinkAnswer.Nobody(
                    true, found.size() + " employers have an employee of that ref. Name the employer.");
        }
        return open(found.get(0));
    }

    LinkAnswer open(Person person) {
        try {
            String status = kota.employee(person.employeeId()).status();
            LinkAnswer.NotNow notNow = notNow(person, Objects.requireNonNullElse(status, "unknown"));
            if (notNow != null) {
                return notNow;
            }
            HostedSession session = kota.hostedSession(person.employerId(), person.employeeId());
            return new LinkAnswer.Open(session.link(), session.expiry());
        } catch (KotaException refused) {
            return switch (refused.code()) {
                case NOT_FOUND ->
                    new LinkAnswer.NotNow(
                            "gone", null, "Kota does not know this person any more. The next sync tells why.");
                case INVALID_STATE ->
                    new LinkAnswer.NotNow(
                            "refused",
                            null,
                            "Kota lets this person in no longer"
                                    + (refused.detail() == null ? "." : ": " + refused.detail()));
                default -> throw refused;
            };
        }
    }

    /** Null when nothing that we know stands in the way. */
    private LinkAnswer.@Nullable NotNow notNow(Person person, String status) {
        Instant since = status.equals(person.status()) ? person.since() : null;
        return switch (status) {
            case "pending" ->
                new LinkAnswer.NotNow(
                        status,
                        since,
                        "Pending at Kota " + words(since)
                                + ": Kota's checks are not done, or the first day of benefits is ahead. Nothing is to"
                                + " be done but wait; the link opens once Kota says active.");
            case "restricted" ->
                new LinkAnswer.NotNow(
                        status, since, "Restricted by Kota " + words(since) + ". Ask Kota why; it can lift that.");
            case "inactive" ->
                new LinkAnswer.NotNow(
                        status, since, "Has left (inactive at Kota " + words(since) + "), and can't come in again.");
            default ->
                person.employerStatus() == null
                                || person.employerStatus().equals("active")
                                || person.employerStatus().equals("offboarding")
                        ? null
                        : employerNotNow(kota.employer(person.employerId()).status());
        };
    }

    private static LinkAnswer.@Nullable NotNow employerNotNow(@Nullable String status) {
        return status == null || status.equals("active") || status.equals("offboarding")
                ? null
                : new LinkAnswer.NotNow(
                        status, null, "The employer is " + status + " at Kota, so none of its people can come in.");
    }

    private static String words(@Nullable Instant since) {
        return since == null
                ? "since after the last sync"
                : "since " + since.toString().substring(0, 16) + "Z";
    }
}
