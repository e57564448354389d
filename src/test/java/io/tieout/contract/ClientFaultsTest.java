package io.tieout.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tieout.kota.CreateSalary;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaException;
import io.tieout.kota.OffboardEmployee;
import io.tieout.kota.ReportFilter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each fault hits each write that is no create or update of a record: within the hour the same key, after it a look
 * first. Kota ends with exactly one of everything.
 */
class ClientFaultsTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final Desk desk = new Desk();
    private final Kota kota = desk.client(desk.standIn.baseUrl(), PATIENT, 1);
    private final Instant soon = Clock.systemUTC().instant().plus(Duration.ofDays(30));

    private String employer;
    private String person;

    @AfterEach
    void close() {
        desk.close();
    }

    private enum Write {
        SALARY("/salaries"),
        OFFBOARD("/offboard"),
        CANCEL("/offboard/cancel"),
        EMPLOYER("/offboard"),
        FINALIZE("/finalize");

        private final String path;

        Write(String path) {
            this.path = path;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rate_limit\"",
                "\"rate_limit\", \"retry_after\": 0",
                "\"internal_error\"",
                "\"internal_error\", \"after_work\": true",
                "\"third_party_error\"",
                "\"delay\", \"delay_ms\": 500",
                "\"drop_before\"",
                "\"drop_after\"",
                "\"cut\""
            })
    void whateverBrokeEachWriteIsDoneOnce(String fault) {
        Duration patience = fault.contains("delay") ? Duration.ofMillis(120) : PATIENT;
        for (Write write : Write.values()) {
            newPeople(write);
            breaks(fault, 1, write);
            call(desk.client(desk.standIn.baseUrl(), patience, 5), write, Desk.key());
            assertThat(done(write)).as("%s on the first call", write).isEqualTo(1);

            for (Duration later : List.of(Duration.ofMinutes(10), Duration.ofHours(2))) {
                newPeople(write);
                breaks(fault, -1, write);
                String key = Desk.key();
                Kota impatient = desk.client(desk.standIn.baseUrl(), patience, 2);
                Throwable broken = catchThrowable(() -> call(impatient, write, key));
                // A report that it finalized itself, though the answer was lost, is what the client wanted.
                if (write != Write.FINALIZE || !carriedOut(fault)) {
                    assertThat(broken).as("%s on every try", write).isInstanceOf(KotaException.class);
                }
                desk.control("DELETE", "/faults", "");
                awaitIdleStandIn();
                desk.control("POST", "/clock", "{\"shift\": \"" + later + "\"}");
                // Without a key, and with one that Kota has forgotten, only a look tells what became of it.
                boolean mustLook = write == Write.FINALIZE || later.compareTo(Duration.ofHours(1)) > 0;
                if (!mustLook || done(write) == 0) {
                    call(kota, write, mustLook ? Desk.key() : key);
                }
                assertThat(done(write)).as("%s after %s", write, later).isEqualTo(1);
            }
        }
    }

    private static boolean carriedOut(String fault) {
        return Stream.of("after_work", "delay", "drop_after", "cut").anyMatch(fault::contains);
    }

    private void newPeople(Write write) {
        employer = Desk.employer(kota);
        person = Desk.employee(kota, employer);
        if (write == Write.CANCEL) {
            call(kota, Write.OFFBOARD, Desk.key());
        }
    }

    private void breaks(String fault, int times, Write write) {
        String path = switch (write) {
            case EMPLOYER -> "/employers/" + employer + write.path;
            case FINALIZE -> "/contribution_reports/" + report() + write.path;
            case SALARY, OFFBOARD, CANCEL -> "/employees/" + person + write.path;
        };
        desk.control(
                "POST",
                "/faults",
                "{\"method\": \"POST\", \"path\": \"" + path + "\", \"exact\": true, \"times\": " + times
                        + ", \"fault\": " + fault + "}");
    }

    private void call(Kota by, Write write, String key) {
        switch (write) {
            case SALARY ->
                by.createSalary(
                        person,
                        by.bodyOf(new CreateSalary(
                                new BigDecimal("4210.55"), "eur", "monthly", LocalDate.of(2026, 1, 1))),
                        key);
            case OFFBOARD -> by.offboardEmployee(person, by.bodyOf(new OffboardEmployee(soon, "Resignation")), key);
            case CANCEL -> by.cancelOffboarding(person, key);
            case EMPLOYER -> by.offboardEmployer(employer, key);
            case FINALIZE -> by.finalizeReport(report());
        }
    }

    /** How often it is done at Kota; what is a state there can be done once only. */
    private long done(Write write) {
        return switch (write) {
            case SALARY -> kota.salaries(person, 1).items().size();
            case OFFBOARD -> kota.employee(person).offboard_on() == null ? 0 : 1;
            case CANCEL -> kota.employee(person).offboard_on() == null ? 1 : 0;
            case EMPLOYER -> kota.employer(employer).offboard_on() == null ? 0 : 1;
            case FINALIZE ->
                "finalized".equals(kota.contributionReport(report()).status()) ? 1 : 0;
        };
    }

    private String report() {
        return kota.contributionReports(new ReportFilter(employer, null, null, 2026, 10))
                .get(0)
                .id();
    }

    /** A request that its client gave up is still carried out; in an hour it would long be done. */
    private static void awaitIdleStandIn() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals("io.tieout.standin.Front"))) {
            assertThat(System.nanoTime()).as("the stand-in comes to rest").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
