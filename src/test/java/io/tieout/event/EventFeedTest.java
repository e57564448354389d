package io.tieout.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EventFeedTest {

    private static final String KEY = "pk_test_events";
    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([a-z]+_[^\"]+)\"");
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ACTION = """
            {"reason": "Bestätigung nötig: =1+1", "reason_description": "Accept or decline it.\\nLine two, <b>as sent</b>.",
             "code": "quote_acceptance", "due_at": "2026-12-30"}""";

    private final StandIn standIn =
            StandIn.start(StandInOptions.withKey(KEY).clock(Clock.fixed(BEGIN, ZoneOffset.UTC)));
    private final HttpClient http = HttpClient.newHttpClient();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final String employer = idIn(post("/employers", """
            {"legal_name": "Grange Orchard Foods Limited", "registration_number": "712345",
             "legal_address": {"line1": "17 Cedar Walk", "city": "Dublin", "postal_code": "D12 R6F4", "country_code": "ie"},
             "contact": {"name": "Orla Devane", "email": "orla.devane@foods.example"}, "metadata": {"id": "ACME"}}"""));
    private Instant now = BEGIN.plusSeconds(60);

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void anActionComesWithKotasWordsAndGoesWhenKotaNoLongerWaits() throws Exception {
        String quote = idIn(post(
                "/_sandbox/quotes",
                "{\"employer_id\":\"" + employer + "\",\"status\":\"action_required\",\"required_action\":" + ACTION
                        + "}"));
        jdbc.sql("insert into employer (employer_ref, kota_id, updated_at) values ('ACME', ?, now())")
                .param(employer)
                .update();

        assertThat(feed().poll().fresh()).isPositive();
        feed().workOff();

        assertThat(actions().open()).singleElement().satisfies(open -> {
            assertThat(open.kind()).isEqualTo("quote");
            assertThat(open.subject()).isEqualTo(quote);
            assertThat(open.employerRef()).isEqualTo("ACME");
            assertThat(open.employeeId()).isNull();
            assertThat(open.reason()).isEqualTo("Bestätigung nötig: =1+1");
            assertThat(open.description()).isEqualTo("Accept or decline it.\nLine two, <b>as sent</b>.");
            assertThat(open.dueAt()).isEqualTo("2026-12-30");
            // The whole day counts, where the deadline is read.
            assertThat(open.dueEnd()).isEqualTo(Instant.parse("2026-12-31T00:00:00Z"));
        });
        assertThat(new EventCounts(jdbc).waiting()).isZero();

        post("/_sandbox/quotes", "{\"id\":\"" + quote + "\",\"status\":\"accepted\"}");
        feed().workOff();

        assertThat(actions().open()).isEmpty();
        assertThat(jdbc.sql("select row_to_json(a)::text from required_action a")
                        .query(String.class)
                        .single())
                .as("what is left of a closed action")
                .contains("quote is accepted")
                .doesNotContain("Bestätigung", "Line two");
    }

    @Test
    void eachEventIsKeptOnceHoweverOftenTheFeedIsRead() {
        EventFeed.Reading first = feed().poll();
        assertThat(first.gap()).isNull();
        assertThat(first.fresh()).isEqualTo(first.read()).isPositive();

        EventFeed.Reading second = feed().poll();
        assertThat(second.fresh()).isZero();
        assertThat(second.read()).as("the overlap is read again").isPositive();

        post("/_sandbox/clock", "{\"set\":\"2026-11-24T10:00:00Z\"}");
        now = Instant.parse("2026-11-24T10:01:00Z");
        post("/_sandbox/events", "{\"type\":\"something.new\",\"data\":{\"id\":\"x_1\"}}");
        EventFeed.Reading third = feed().poll();
        assertThat(third.fresh()).as("it became active, and the new one").isEqualTo(2);
        assertThat(third.lost()).isFalse();
        assertThat(feed().workOff()).isEqualTo(Math.toIntExact(first.fresh() + 2));
        assertThat(notes()).contains("nothing depends on this type", "the next sync reads it");
    }

    @Test
    void aSilenceOfThirtyDaysIsSaid() {
        feed().poll();
        now = now.plus(Duration.ofDays(26));
        assertThat(feed().poll().nearlyLost()).isTrue();
        now = now.plus(Duration.ofDays(31));
        assertThat(feed().poll().lost()).isTrue();
    }

    @Test
    void whatCannotBeReadNowIsTriedAgainLaterAndNotForEver() {
        post(
                "/_sandbox/quotes",
                "{\"employer_id\":\"" + employer + "\",\"status\":\"action_required\",\"required_action\":" + ACTION
                        + "}");
        feed().poll();
        post(
                "/_sandbox/faults",
                "{\"fault\":\"internal_error\",\"method\":\"GET\",\"path\":\"/employers/{}/health_insurance\",\"times\":-1}");
        feed().workOff();
        assertThat(new EventCounts(jdbc).waiting()).isEqualTo(1);
        assertThat(feed().workOff()).as("not at once").isZero();

        for (int tries = 1; new EventCounts(jdbc).waiting() > 0; tries++) {
            assertThat(tries).isLessThan(20);
            now = now.plus(Duration.ofDays(2));
            feed().workOff();
        }
        assertThat(new EventCounts(jdbc).dead())
                .singleElement()
                .satisfies(dead -> assertThat(dead.note()).contains("500"));
    }

    @Test
    void eventsOfOneResourceAreWorkedOffInOrderAndOfOthersMeanwhile() {
        Inbox inbox = new Inbox(jdbc, clock());
        inbox.keep(notice("evt_2", "q_1", 2), Inbox.Source.FEED, null);
        inbox.keep(notice("evt_1", "q_1", 1), Inbox.Source.FEED, null);
        inbox.keep(notice("evt_3", "q_2", 3), Inbox.Source.FEED, null);

        assertThat(inbox.claim())
                .extracting(claimed -> claimed.notice().eventId())
                .containsExactlyInAnyOrder("evt_1", "evt_3");
        assertThat(inbox.claim()).as("the first of q_1 is still at work").isEmpty();
        inbox.worked(notice("evt_1", "q_1", 1), "done");
        assertThat(inbox.claim())
                .extracting(claimed -> claimed.notice().eventId())
                .containsExactly("evt_2");

        now = now.plus(Duration.ofMinutes(11));
        assertThat(new Inbox(jdbc, clock()).claim())
                .as("whoever took them has died")
                .extracting(claimed -> claimed.notice().eventId())
                .containsExactlyInAnyOrder("evt_2", "evt_3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "set enable_hashjoin = off", "set enable_indexscan = off; set enable_hashagg = off"})
    void aClaimKeepsItsBoundHoweverTheDatabaseGoesAboutIt(String plan) throws SQLException {
        try (Connection connection = TestDatabase.fresh().getConnection()) {
            JdbcClient one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (!plan.isEmpty()) {
                one.sql(plan).update();
            }
            one.sql("""
                            insert into event (event_id, type, resource, happened_at, received_at, source, state, next_try_at)
                            select 'evt_' || n, 'employee.updated', 'ee_' || n, ts, ts, 'WEBHOOK', 'WAITING', ts
                            from generate_series(1, 400) n, (select cast(? as timestamptz) ts) t
                            """).param(BEGIN.atOffset(ZoneOffset.UTC)).update();

            assertThat(new Inbox(one, clock()).claim()).hasSize(50);
            assertThat(one.sql("select count(*) from event where tries > 0")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(50);
        }
    }

    private Notice notice(String id, String resource, int second) {
        return new Notice(id, "employer.health_insurance.quote.x", resource, employer, null, BEGIN.plusSeconds(second));
    }

    private List<String> notes() {
        return jdbc.sql("select note from event").query(String.class).list();
    }

    private RequiredActions actions() {
        return new RequiredActions(jdbc, clock());
    }

    private EventFeed feed() {
        Kota kota = Kota.connect(properties());
        Inbox inbox = new Inbox(jdbc, clock());
        EventWork work = new EventWork(
                kota,
                actions(),
                new StaticListableBeanFactory().getBeanProvider(FinalReports.class),
                ZoneId.of("Europe/Dublin"));
        return new EventFeed(kota, inbox, new EventWorker(inbox, work, actions(), clock()), jdbc, clock());
    }

    private KotaProperties properties() {
        KotaProperties usual = KotaProperties.of(standIn.baseUrl().toString(), KEY);
        return new KotaProperties(
                usual.baseUrl(),
                KEY,
                4,
                usual.connectTimeout(),
                usual.requestTimeout(),
                usual.callTimeout(),
                new KotaProperties.Retry(2, Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private String post(String path, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(standIn.baseUrl() + path))
                            .header("Authorization", "Bearer " + KEY)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idIn(String body) {
        Matcher id = ID.matcher(body);
        assertThat(id.find()).as(body).isTrue();
        return id.group(1);
    }
}
