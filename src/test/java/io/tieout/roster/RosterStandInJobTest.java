package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ManualClock;
import io.tieout.kota.Employee;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.kota.Page;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The same job through the real client, against the stand-in on a socket. */
@ContextConfiguration(classes = RosterStandInJobTest.OnASocket.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class RosterStandInJobTest extends RosterSyncTestCase {

    private static final String KEY = "pk_test_roster";

    static class OnASocket {

        @Bean
        StandIn standIn(ManualClock clock) {
            return StandIn.start(StandInOptions.withKey(KEY).clock(clock));
        }

        @Bean
        @Primary
        Kota client(StandIn standIn) {
            return Kota.connect(new KotaProperties(
                    standIn.baseUrl().toString(),
                    KEY,
                    8,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    new KotaProperties.Retry(1, Duration.ofMillis(1), Duration.ofMillis(1))));
        }
    }

    @Autowired
    private StandIn standIn;

    @Autowired
    private Kota client;

    @Test
    void a_roster_is_created_changed_linked_and_then_left_alone() throws Exception {
        TestRoster roster = roster().earning("P1", "3000.50", "2026-12-01");
        done(roster);
        assertThat(refs()).hasSize(40).doesNotHaveDuplicates();
        long writes = writes();

        done(roster);
        assertThat(writes()).isEqualTo(writes);

        done(roster.with("P3", "email", "new@people.test").with("P4", "city", "Newtown"));
        assertThat(writes()).isEqualTo(writes + 2);
        Employee moved = everybody().stream()
                .filter(one -> "P4".equals(one.metadata().get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(moved.home_address().city()).isEqualTo("Newtown");
        assertThat(moved.home_address().line1()).isEqualTo("4 Markerstreet");

        db.sql("truncate employer, employee, intent cascade").update();
        Sync linked = done(roster);
        assertThat(linked.count(Subject.EMPLOYEE, "ADOPT")).isEqualTo(40);
        assertThat(linked.count(Subject.EMPLOYER, "ADOPT")).isEqualTo(2);
        assertThat(refs()).hasSize(40).doesNotHaveDuplicates();
        long afterLinking = writes();
        done(roster);
        assertThat(writes()).isEqualTo(afterLinking);
        assertThat(salariesOf("P1"))
                .as("found when the person was linked again")
                .containsExactly("3000.5 eur monthly 2026-12-01");
    }

    @ParameterizedTest
    @CsvSource({"drop_after, PT0S", "drop_after, PT2H", "drop_before, PT0S", "drop_before, PT2H", "cut, PT2H"})
    void an_answer_lost_on_the_wire_creates_nobody_twice(String fault, Duration later) throws Exception {
        send("POST", "/_sandbox/faults", """
                {"fault": "%s", "method": "POST", "path": "/employees", "skip": 7, "times": 3}
                """.formatted(fault));
        Sync sync = sync(roster());

        assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);
        send("DELETE", "/_sandbox/faults", "");
        clock.forward(later);
        mustComplete(sync.go());

        assertThat(refs()).hasSize(40).doesNotHaveDuplicates();
        long writes = writes();
        done(roster());
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void a_leave_date_too_far_back_is_told_in_kotas_words_under_payrolls_names() throws Exception {
        TestRoster roster = roster().with("P3", "start_on", "2024-02-01");
        done(roster);
        clock.forward(Duration.ofDays(50));
        done(roster);
        long writes = writes();

        done(roster.with("P3", "leave_on", "2026-11-11"));
        Sync second = done(roster);

        assertThat(writes()).as("tried once").isEqualTo(writes + 1);
        assertThat(second.plan().get("E1/P3 CANNOT"))
                .contains(
                        "left on 2026-11-11: days back 49, Kota takes at most 30 while there is a policy",
                        "Kota says: leave_on may lie at most 30 days back while the employee has an active policy. [trace ");
    }

    private static TestRoster roster() {
        return new TestRoster()
                .employer("E1")
                .employer("E2")
                .people("E1", 1, 25)
                .people("E2", 26, 40);
    }

    private List<String> salariesOf(String ref) {
        return everybody().stream()
                .filter(one -> ref.equals(one.metadata().get("id")))
                .flatMap(one -> client.salaries(one.id(), 1).items().stream())
                .map(one -> one.amount().stripTrailingZeros().toPlainString() + " " + one.currency() + " "
                        + one.pay_frequency() + " " + one.effective_from())
                .toList();
    }

    private List<String> refs() {
        return everybody().stream().map(one -> one.metadata().get("id")).toList();
    }

    private List<Employee> everybody() {
        List<Employee> all = new ArrayList<>();
        Page<Employee> page;
        int number = 1;
        do {
            page = client.employees(number++);
            all.addAll(page.items());
        } while (Boolean.TRUE.equals(page.has_next_page()));
        return all;
    }

    /** Creates and updates that the stand-in carried out or refused. */
    private long writes() throws Exception {
        Pattern route = Pattern.compile("\"(?:POST|PUT) /employe[^\"]*\"\\s*:\\s*\\{([^}]*)}");
        long writes = route.matcher(send("GET", "/_sandbox/counts", ""))
                .results()
                .flatMap(match ->
                        Pattern.compile(":\\s*(\\d+)").matcher(match.group(1)).results())
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        assertThat(writes).as("the counting itself").isPositive();
        return writes;
    }

    private String send(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(standIn.baseUrl().resolve(path))
                                .header("Authorization", "Bearer " + KEY)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
