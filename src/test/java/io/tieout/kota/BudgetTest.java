package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.json;
import static io.tieout.kota.ScriptedServer.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One budget for all threads: it halves when Kota throttles and comes back slowly. */
@Timeout(30)
class BudgetTest {

    @Test
    void a429HalvesOnceForAllCallsThatWereUnderWayTogether() throws InterruptedException {
        Budget budget = new Budget(16);
        long first = budget.enter();
        long second = budget.enter();
        assertThat(budget.throttled(first, Duration.ZERO)).isTrue();
        assertThat(budget.throttled(second, Duration.ZERO)).isFalse();
        assertThat(budget.limit()).isEqualTo(8);
        budget.leave();
        budget.leave();
        assertThat(budget.throttled(budget.enter(), Duration.ZERO)).isTrue();
        assertThat(budget.limit()).isEqualTo(4);
    }

    @Test
    void itNeverFallsBelowOneAndGrowsByOnePerRoundUpToTheCeiling() throws InterruptedException {
        Budget budget = new Budget(4);
        for (int i = 0; i < 10; i++) {
            budget.throttled(budget.enter(), Duration.ZERO);
            budget.leave();
        }
        assertThat(budget.limit()).isEqualTo(1);
        budget.answered();
        assertThat(budget.limit()).isEqualTo(2);
        for (int i = 0; i < 100; i++) {
            budget.answered();
        }
        assertThat(budget.limit()).isEqualTo(4);
    }

    @Test
    void whoComesWhenItIsFullWaitsForAPlace() throws InterruptedException {
        Budget budget = new Budget(2);
        budget.enter();
        budget.enter();
        CountDownLatch entered = new CountDownLatch(1);
        Thread third = new Thread(() -> {
            try {
                budget.enter();
                entered.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        third.start();
        assertThat(entered.await(100, TimeUnit.MILLISECONDS)).isFalse();
        budget.leave();
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoIsWaitedForGetsTheNextPlaceBeforeAllOthers() throws InterruptedException {
        Budget budget = new Budget(1);
        budget.enter();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("batch 1", "batch 2", "batch 3", "urgent")) {
            Thread thread = new Thread(() -> {
                try {
                    budget.enter(name.equals("urgent"));
                    order.add(name);
                    budget.leave();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            threads.add(thread);
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        budget.leave();
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        assertThat(order).hasSize(4).startsWith("urgent");
    }

    @Test
    void nobodyEntersBeforeThePauseThatKotaAskedForIsOver() throws InterruptedException {
        Budget budget = new Budget(4);
        budget.throttled(budget.enter(), Duration.ofMillis(300));
        Instant start = Instant.now();
        budget.enter();
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void noMoreCallsAreInFlightThanTheCeilingHoweverManyThreadsCall() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers(socket -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                now.decrementAndGet();
                return json(200, "{\"id\":\"ee_1\"}").write(socket);
            });
            callMany(Kota.connect(Settings.of(server.url())), 200, 32);
            // More than the five that the HTTP library would allow by itself.
            assertThat(most.get()).isBetween(6, 8);
            assertThat(server.connections()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void aServerThatThrottlesIsServedInTheEndWithoutAnyCallFailing() {
        AtomicInteger now = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer()) {
            // No more than two at once are served; the client has to find that out.
            server.answers(socket -> {
                try {
                    if (now.incrementAndGet() > 2) {
                        return problem(429, "{\"error_code\":\"rate_limit_exceeded\"}")
                                .write(socket);
                    }
                    new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
                    return json(200, "{\"id\":\"ee_1\"}").write(socket);
                } catch (InterruptedException e) {
                    return false;
                } finally {
                    now.decrementAndGet();
                }
            });
            callMany(Kota.connect(Settings.of(server.url(), Duration.ofSeconds(5), 30)), 300, 32);
            assertThat(server.requests.size()).isBetween(300, 600);
        }
    }

    private static void callMany(Kota kota, int calls, int window) {
        try (InFlight inFlight = InFlight.of(window);
                InFlight.Results<Employee> results = inFlight.inOrder(IntStream.range(0, calls)
                        .<Callable<Employee>>mapToObj(number -> () -> kota.employee("ee_1"))
                        .iterator())) {
            while (results.hasNext()) {
                assertThat(results.next().id()).isEqualTo("ee_1");
            }
        }
    }
}
