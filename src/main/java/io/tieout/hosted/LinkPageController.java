package io.tieout.hosted;

import io.tieout.hosted.LinkTickets.Found;
import io.tieout.hosted.LinkTickets.State;
import io.tieout.kota.KotaException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page behind a mailed link. Opening it does nothing; its button makes a way into Kota's pages and goes there. */
@RestController
@ConditionalOnWebApplication
class LinkPageController {

    private final LinkTickets tickets;
    private final HostedLinks links;
    private final People people;

    LinkPageController(LinkTickets tickets, HostedLinks links, People people) {
        this.tickets = tickets;
        this.links = links;
        this.people = people;
    }

    @GetMapping("/links/{ticket}")
    ResponseEntity<String> show(@PathVariable("ticket") String ticket) {
        State state = tickets.look(ticket).state();
        return state == State.GOOD ? page(HttpStatus.OK, LinkPage.button()) : refused(state);
    }

    @PostMapping("/links/{ticket}")
    ResponseEntity<String> go(@PathVariable("ticket") String ticket) {
        Found found = tickets.look(ticket);
        if (found.state() != State.GOOD || found.employeeId() == null) {
            return refused(found.state());
        }
        Optional<Person> person = people.withId(found.employeeId());
        if (person.isEmpty()) {
            return refused(State.REVOKED);
        }
        LinkAnswer answer;
        try {
            answer = links.open(person.get());
        } catch (KotaException notNow) {
            return page(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    LinkPage.words("Not just now", "Kota does not answer. The link stays good: try again later."));
        }
        if (answer instanceof LinkAnswer.Open open) {
            tickets.used(ticket);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(open.link()))
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return page(
                HttpStatus.CONFLICT,
                LinkPage.words(
                        "Not yet",
                        answer instanceof LinkAnswer.NotNow notNow
                                ? notNow.why()
                                : "This person is not known any more."));
    }

    private static ResponseEntity<String> refused(State state) {
        return switch (state) {
            case EXPIRED ->
                page(HttpStatus.GONE, LinkPage.words("Too old", "This link has expired. Ask for a new one."));
            case USED ->
                page(HttpStatus.GONE, LinkPage.words("Used", "This link was used already. Ask for a new one."));
            case REVOKED ->
                page(HttpStatus.GONE, LinkPage.words("Taken back", "This link holds no longer. Ask for a new one."));
            default ->
                page(
                        HttpStatus.NOT_FOUND,
                        LinkPage.words("No such link", "Copy the whole link out of the mail, to its last letter."));
        };
    }

    private static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(html);
    }
}
