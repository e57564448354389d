package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once, results in order, and nothing left behind. */
@Timeout(20)
class CallWindowTest {

    private final InFlight window = InFlight.of(4);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void resultsComeInTheOrderOfTheCallsHoweverLongEachTakes() {
        Iterator<Callable<Integer>> calls = IntStream.range(0, 200)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    new CountDownLatch(1).await((number * 7) % 5, TimeUnit.MILLISECONDS);
                    return number;
                })
                .iterator();
        try (InFlight.Results<Integer> results = window.inOrder(calls)) {
            for (int i = 0; i < 200; i++) {
                assertThat(results.next()).isEqualTo(i);
            }
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void asManyRunAtOnceAsTheWindowHoldsAndTheSourceIsDrawnForAsManyAgain() throws InterruptedException {
        AtomicInteger drawn = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        CountDownLatch go = new CountDownLatch(1);
        Iterator<Callable<Integer>> endless = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Callable<Integer> next() {
                int number = drawn.incrementAndGet();
                return () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    four.countDown();
                    go.await();
                    running.decrementAndGet();
                    return number;
                };
            }
        };
        try (InFlight.Results<Integer> results = window.inOrder(endless)) {
            assertThat(results.hasNext()).isTrue();
            four.await();
            assertThat(drawn).hasValue(8);
            assertThat(running).hasValue(4);
            go.countDown();
            for (int i = 1; i <= 100; i++) {
                assertThat(results.next()).isEqualTo(i);
                assertThat(drawn.get()).isLessThanOrEqualTo(i + 8);
            }
        }
        assertThat(most).hasValue(4);
    }

    @Test
    void aSlowCallDoesNotKeepTheOthersWaiting() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(7);
        Iterator<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    if (number == 0) {
                        slow.await();
                    } else {
                        others.countDown();
                    }
                    return number;
                })
                .iterator();
        try (InFlight.Results<Integer> results = window.inOrder(calls)) {
            assertThat(results.hasNext()).isTrue();
            others.await();
            slow.countDown();
            assertThat(results.next()).isZero();
        }
    }

    @Test
    void aCallsFailureComesOutInItsPlaceAndTheNextOnesCanStillBeTaken() {
        List<Callable<String>> calls = List.of(
                () -> "a",
                () -> {
                    throw new KotaException(KotaException.Code.NOT_FOUND, 404, "gone", (Throwable) null);
                },
                () -> {
                    throw new IOException("checked");
                },
                () -> "d");
        try (InFlight.Results<String> results = window.inOrder(calls.iterator())) {
            assertThat(results.next()).isEqualTo("a");
            assertThatThrownBy(results::next).isInstanceOf(KotaException.class).hasMessage("gone");
            assertThatThrownBy(results::next)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class);
            assertThat(results.next()).isEqualTo("d");
        }
    }

    @Test
    void closingWaitsForWhatBeganAndBeginsNoMore() throws InterruptedException {
        AtomicInteger began = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        Iterator<Callable<Integer>> calls = IntStream.range(0, 100)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    began.incrementAndGet();
                    four.countDown();
                    new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                    return ended.incrementAndGet();
                })
                .iterator();
        InFlight.Results<Integer> results = window.inOrder(calls);
        assertThat(results.hasNext()).isTrue();
        four.await();
        results.close();
        assertThat(ended).hasValue(4);
        assertThat(began).hasValue(4);
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    void anInterruptedReaderStopsAndSoDoTheWaitsOfItsCalls() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(4);
        AtomicInteger interrupted = new AtomicInteger();
        AtomicInteger outcome = new AtomicInteger();
        Thread reader = new Thread(() -> {
            Iterator<Callable<Integer>> calls = IntStream.range(0, 100)
                    .<Callable<Integer>>mapToObj(number -> () -> {
                        waiting.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.incrementAndGet();
                            throw e;
                        }
                        return number;
                    })
                    .iterator();
            try (InFlight.Results<Integer> results = window.inOrder(calls)) {
                results.next();
            } catch (CancellationException e) {
                outcome.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            }
        });
        reader.start();
        waiting.await();
        reader.interrupt();
        reader.join();
        assertThat(outcome).hasValue(1);
        assertThat(interrupted).hasValue(4);
    }

    @Test
    void aCallMayUseTheSameWindowItself() {
        Callable<Integer> inner = () -> 1;
        Callable<Integer> outer = () -> {
            int sum = 0;
            try (InFlight.Results<Integer> results =
                    window.inOrder(List.of(inner, inner, inner, inner, inner).iterator())) {
                while (results.hasNext()) {
                    sum += results.next();
                }
            }
            return sum;
        };
        try (InFlight.Results<Integer> results =
                window.inOrder(IntStream.range(0, 20).mapToObj(i -> outer).iterator())) {
            while (results.hasNext()) {
                assertThat(results.next()).isEqualTo(5);
            }
        }
    }
}
