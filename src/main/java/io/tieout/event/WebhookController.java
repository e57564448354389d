package io.tieout.event;

import io.tieout.kota.Event;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Kota's webhooks: proved by the signature over the raw body, kept once, answered at once. Nothing is worked off
 * here, so that a slow Kota does not make its own delivery late.
 */
@RestController
@ConditionalOnWebApplication
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookController {

    /** Deliveries that come in at once; slow ones must not take every thread of the server. */
    private static final int MOST_AT_ONCE = 64;

    private final WebhookProperties properties;
    private final Inbox inbox;
    private final WebhookCounts counts;
    private final EventLoop loop;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    WebhookController(WebhookProperties properties, Inbox inbox, WebhookCounts counts, EventLoop loop, Clock clock) {
        this.properties = properties;
        this.inbox = inbox;
        this.counts = counts;
        this.loop = loop;
        this.clock = clock;
    }

    @PostMapping("/webhooks/kota")
    ResponseEntity<ProblemDetail> receive(HttpServletRequest request) {
        if (properties.secrets().isEmpty()) {
            return refused("no secret", HttpStatus.SERVICE_UNAVAILABLE, "No webhook secret is set here.");
        }
        if (!places.tryAcquire()) {
            return refused("too many", HttpStatus.SERVICE_UNAVAILABLE, "Too many deliveries at once. Try again.");
        }
        try {
            WebhookBody body =
                    WebhookBody.read(request, (int) properties.maxSize().toBytes(), properties.maxTime());
            return judged(request.getHeader(properties.header()), body);
        } catch (WebhookBody.TooLarge large) {
            return refused("too large", HttpStatus.CONTENT_TOO_LARGE, "The body is larger than any event of Kota's.");
        } catch (WebhookBody.TooSlow slow) {
            return refused("too slow", HttpStatus.REQUEST_TIMEOUT, "The body took too long.");
        } catch (IOException broken) {
            return refused("cut", HttpStatus.BAD_REQUEST, "The body did not come to its end.");
        } finally {
            places.release();
        }
    }

    private ResponseEntity<ProblemDetail> judged(@Nullable String header, WebhookBody body) {
        return switch (properties.scheme().verify(header, body.bytes(), properties.secrets(), clock.instant())) {
            case MALFORMED ->
                refused("malformed", HttpStatus.BAD_REQUEST, "The signature header is absent or malformed.");
            case FORGED -> refused("forged", HttpStatus.UNAUTHORIZED, "The signature is not one of this body.");
            case STALE -> refused("stale", HttpStatus.UNAUTHORIZED, "The signature's time is too far from now.");
            case GENUINE -> keep(body);
        };
    }

    private ResponseEntity<ProblemDetail> keep(WebhookBody body) {
        Notice notice;
        try {
            notice = Notice.of(Event.of(body.bytes()), clock.instant());
        } catch (IllegalArgumentException noEvent) {
            return refused("no event", HttpStatus.BAD_REQUEST, "The body is not an event of Kota's form.");
        }
        boolean fresh = inbox.keep(notice, Inbox.Source.WEBHOOK, body.sha256());
        counts.count(fresh ? "new" : "known");
        if (fresh) {
            loop.somethingCame();
        }
        return ResponseEntity.ok().build();
    }

    private ResponseEntity<ProblemDetail> refused(String outcome, HttpStatus status, String words) {
        counts.count(outcome);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, words));
    }
}
