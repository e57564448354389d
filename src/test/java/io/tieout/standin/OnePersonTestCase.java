package io.tieout.standin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in on a Sunday morning in November 2026, with one Irish employer and one person. */
abstract class OnePersonTestCase {

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey("k").clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final LocalDate startOn;
    final Caller kota = new Caller(standIn, "k");
    String employer;
    String person;

    /** @param startOn the person's first day of work */
    OnePersonTestCase(String startOn) {
        this.startOn = LocalDate.parse(startOn);
    }

    @BeforeEach
    void hire() {
        employer = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
        person = kota.post("/employees", Bodies.employee(employer, "1", "ie", startOn.toString()))
                .at("/id");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }
}
