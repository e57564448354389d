package io.tieout.console;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can't be done, in words for a page: what happened, why, and what to do next. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String next;

    /**
     * @param happened in one sentence; it is the page's heading, without a full stop
     * @param next what to do now; may hold the reason too
     */
    Refused(HttpStatus status, String happened, String next) {
        super(happened);
        this.status = status;
        this.next = next;
    }

    HttpStatus status() {
        return status;
    }

    String next() {
        return next;
    }

    static Refused role(Visitor visitor, Role needed) {
        return new Refused(
                HttpStatus.FORBIDDEN,
                "This needs the role " + needed.word(),
                "You are signed in as " + visitor.name() + " with the role "
                        + visitor.role().word() + ". Ask somebody who has the role " + needed.word()
                        + ", or whoever runs the server: \"user role\" gives another one.");
    }

    static Refused nothingHere(String what) {
        return new Refused(
                HttpStatus.NOT_FOUND,
                what,
                "The link may be old, or the address mistyped. Begin again with the list of periods.");
    }

    static Refused badRequest(String what, String next) {
        return new Refused(HttpStatus.BAD_REQUEST, what, next);
    }

    /** For a number of our own in a path. */
    static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw nothingHere("There is no " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "?"));
        }
        return Long.parseLong(text);
    }
}
