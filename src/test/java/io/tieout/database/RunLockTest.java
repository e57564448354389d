package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunLockTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T21:07:08.9Z"), ZoneOffset.UTC);
    private static DataSource database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @Test
    void oneHoldsItAndTheOtherLearnsWho() {
        String me = RunLock.describe(CLOCK);
        try (RunLock held =
                RunLock.tryAcquire(database, "reconcile/2026-10", me).orElseThrow()) {
            assertThat(held.isHeld()).isTrue();
            assertThat(RunLock.tryAcquire(database, "reconcile/2026-10", "another"))
                    .isEmpty();
            assertThat(RunLock.holder(database, "reconcile/2026-10")).contains(me);
            assertThat(me)
                    .startsWith("pid " + ProcessHandle.current().pid() + " on ")
                    .endsWith(" since 2026-11-22T21:07:08Z");
        }
        assertThat(RunLock.holder(database, "reconcile/2026-10")).isEmpty();
        try (RunLock again =
                RunLock.tryAcquire(database, "reconcile/2026-10", "again").orElseThrow()) {
            assertThat(again.isHeld()).isTrue();
        }
    }

    @Test
    void differentScopesDoNotMeet() {
        try (RunLock october =
                        RunLock.tryAcquire(database, "reconcile/2026-10", "a").orElseThrow();
                RunLock september =
                        RunLock.tryAcquire(database, "reconcile/2026-09", "b").orElseThrow()) {
            assertThat(october.isHeld() && september.isHeld()).isTrue();
        }
    }

    @Test
    void theSameScopeInAnotherDatabaseIsFree() {
        try (RunLock here = RunLock.tryAcquire(database, "sync/all", "here").orElseThrow();
                RunLock there = RunLock.tryAcquire(TestDatabase.fresh(), "sync/all", "there")
                        .orElseThrow()) {
            assertThat(here.isHeld() && there.isHeld()).isTrue();
            assertThat(RunLock.holder(database, "sync/all")).contains("here");
        }
    }

    @Test
    void aLostConnectionIsALostLock() {
        try (RunLock held = RunLock.tryAcquire(database, "lost", "loser").orElseThrow()) {
            JdbcClient.create(database)
                    .sql(
                            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'loser'")
                    .query(Boolean.class)
                    .single();
            assertThat(held.isHeld()).isFalse();
            try (RunLock next = RunLock.tryAcquire(database, "lost", "next").orElseThrow()) {
                assertThat(next.isHeld()).isTrue();
                assertThat(held.isHeld()).isFalse();
            }
        }
    }

    @Test
    void aLongOrForeignDescriptionIsCutAndStaysReadable() {
        try (RunLock held =
                RunLock.tryAcquire(database, "long", "büro\n" + "x".repeat(100)).orElseThrow()) {
            assertThat(held.isHeld()).isTrue();
            assertThat(RunLock.holder(database, "long")).contains("b?ro?" + "x".repeat(58));
        }
    }
}
