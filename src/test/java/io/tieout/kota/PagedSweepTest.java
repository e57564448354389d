package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list is read whole, each item once, also when it moves meanwhile. */
@Timeout(20)
class PagedSweepTest {

    private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> taken = new ArrayList<>();
    private int begun;

    private final Sweep<String> sweep = new Sweep<>() {
        @Override
        public void begin() {
            begun++;
            taken.clear();
        }

        @Override
        public void item(String item) {
            taken.add(item);
        }
    };

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "100,1", "101,1", "100,4", "1234,1", "1234,8"})
    void everyItemComesOnceAndInOrder(int size, int ahead) {
        List<String> list = items(0, size);
        assertThat(read(ahead, page -> page(list, page, 100, true))).isEqualTo(size);
        assertThat(taken).isEqualTo(list);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(pagesOf(size));
    }

    @Test
    void withoutTheFlagTheRunningCountDecides() {
        List<String> list = items(0, 300);
        read(4, page -> page(list, page, 100, null));
        assertThat(taken).isEqualTo(list);
        assertThat(asked).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aServerThatSaysNeitherIsAskedUntilAPageIsEmpty() {
        List<String> list = items(0, 250);
        read(4, page -> new Page<>(page(list, page, 100, null).items(), null, null, null, null));
        assertThat(taken).isEqualTo(list);
    }

    @Test
    void aServerWithSmallerPagesThanAskedForIsReadToTheEnd() {
        List<String> list = items(0, 250);
        read(3, page -> page(list, page, 20, true));
        assertThat(taken).isEqualTo(list);
    }

    @Test
    void aPersonCreatedMeanwhileMovesTheListAndItIsReadAgain() {
        List<String> before = items(0, 250);
        List<String> after = new ArrayList<>(before);
        after.add(0, "new");
        AtomicInteger calls = new AtomicInteger();
        assertThat(read(1, page -> page(calls.incrementAndGet() < 2 ? before : after, page, 100, true)))
                .isEqualTo(251);
        assertThat(taken).isEqualTo(after);
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void oneThatComesAndOneThatGoesAreSeenByTheCountOfIds() {
        List<String> before = items(0, 200);
        List<String> after = new ArrayList<>(before.subList(0, 199));
        after.add(0, "new");
        AtomicInteger calls = new AtomicInteger();
        read(1, page -> page(calls.incrementAndGet() < 2 ? before : after, page, 100, true));
        assertThat(taken).isEqualTo(after);
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void aListThatNeverRestsIsAFailureAfterFiveReadings() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> read(2, page -> page(items(0, 300 + calls.incrementAndGet()), page, 100, true)))
                .isInstanceOf(KotaException.class)
                .hasMessageContaining("changed each of the 5 times");
        assertThat(begun).isEqualTo(5);
    }

    @Test
    void aServerThatDoesNotTurnPagesIsAFailureAndNotALoop() {
        List<String> list = items(0, 100);
        assertThatThrownBy(() -> read(2, page -> new Page<>(list, 1, 100, 1000L, true)))
                .isInstanceOf(KotaException.class);
    }

    @Test
    void aFailureOnAPageIsTheCallersFailure() {
        List<String> list = items(0, 500);
        assertThatThrownBy(() -> read(4, page -> {
                    if (page == 3) {
                        throw new KotaException(KotaException.Code.FORBIDDEN, 403, "no", (Throwable) null);
                    }
                    return page(list, page, 100, true);
                }))
                .hasMessage("no");
        assertThat(begun).isEqualTo(1);
    }

    private long read(int ahead, java.util.function.IntFunction<Page<String>> pages) {
        return new PagedSweep<>(
                        "list things",
                        page -> {
                            asked.add(page);
                            return pages.apply(page);
                        },
                        item -> item,
                        ahead)
                .read(sweep);
    }

    private static Page<String> page(List<String> list, int page, int size, Boolean sayNext) {
        int from = Math.min(list.size(), (page - 1) * size);
        int to = Math.min(list.size(), from + size);
        Boolean next = sayNext == null ? null : to < list.size();
        return new Page<>(list.subList(from, to), page, to - from, (long) list.size(), next);
    }

    private static List<String> items(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "ee_" + number).toList();
    }

    private static List<Integer> pagesOf(int size) {
        return IntStream.rangeClosed(1, Math.max(1, (size + 99) / 100)).boxed().toList();
    }
}
