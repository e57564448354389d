package io.tieout.hosted;

import io.tieout.batch.UsageException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links for a mail. They open a page of ours that does nothing until somebody presses its button, so that a scanner of
 * mails burns no way into Kota's pages, which hold for one use.
 */
@Component
public class MailedLinks {

    static final String PATH = "/links/";
    static final Duration VALIDITY = Duration.ofDays(14);

    private final LinkSettings settings;
    private final LinkTickets tickets;
    private final People people;

    MailedLinks(LinkSettings settings, LinkTickets tickets, People people) {
        this.settings = settings;
        this.tickets = tickets;
        this.people = people;
    }

    /** @param employeeId Kota's @return null where no address or no key is set for such links */
    public @Nullable String make(String employeeId) {
        String url = settings.publicUrl();
        return url == null || !settings.hasKey() ? null : url + PATH + tickets.make(employeeId, VALIDITY);
    }

    /**
     * @param employer null where one employer alone has a person of that ref
     * @throws UsageException if there is no such person, or more than one, or a setting is missing
     */
    public String make(String ref, @Nullable String employer, Duration validity) {
        Person person = person(ref, employer);
        String url = settings.publicUrl();
        if (url == null) {
            throw new UsageException("TIEOUT_PUBLIC_URL is not set to where \"serve\" is seen from outside, such as"
                    + " https://benefits.example.com, so there is nothing for the link to lead to.");
        }
        if (!settings.hasKey()) {
            throw new UsageException("There is no key to sign the link with. Set TIEOUT_LINK_KEY, of at least 32"
                    + " characters, for this command and for \"serve\". Make one with: openssl rand -hex 32");
        }
        return url + PATH + tickets.make(person.employeeId(), validity);
    }

    /** @return how many links of that person were good until now */
    public int revoke(String ref, @Nullable String employer) {
        return tickets.revoke(person(ref, employer).employeeId());
    }

    private Person person(String ref, @Nullable String employer) {
        List<Person> found = people.withRef(ref, employer);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new UsageException(
                found.isEmpty()
                        ? "No employee " + ref + (employer == null ? "" : " of employer " + employer)
                                + " is known at Kota. Check the ref, zeros included."
                        : found.size() + " employers have an employee " + ref + ". Name one with --employer REF.");
    }
}
