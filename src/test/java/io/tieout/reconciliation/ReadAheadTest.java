package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

@Timeout(30)
class ReadAheadTest {

    /** Counts up, to an end or to a failure. */
    private static final class Numbers implements ItemStreamReader<Integer> {

        private final int end;
        private final @Nullable RuntimeException failure;
        private final CountDownLatch closed = new CountDownLatch(1);
        private int next;

        Numbers(int end, @Nullable RuntimeException failure) {
            this.end = end;
            this.failure = failure;
        }

        @Override
        public @Nullable Integer read() {
            if (next < end) {
                return next++;
            }
            if (failure != null) {
                throw failure;
            }
            return null;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void everythingComesOutInItsOrderAndThenTheEndForAsOftenAsItIsAskedFor() throws Exception {
        for (int size : List.of(0, 1, 499, 500, 501, 12_345)) {
            ReadAhead<Integer> ahead = new ReadAhead<>(new Numbers(size, null), 500);
            ahead.open(new ExecutionContext());
            assertThat(all(ahead)).isEqualTo(IntStream.range(0, size).boxed().toList());
            assertThat(ahead.read()).isNull();
            ahead.close();
        }
    }

    @Test
    void aFailureComesAfterTheItemsBeforeIt() {
        ReadAhead<Integer> ahead = new ReadAhead<>(new Numbers(1_234, new IllegalStateException("on purpose")), 500);
        ahead.open(new ExecutionContext());
        List<Integer> read = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (Integer item = ahead.read(); item != null; item = ahead.read()) {
                        read.add(item);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
        assertThat(read).hasSize(1_234);
        ahead.close();
    }

    @Test
    void closedInTheMiddleItLetsGoOfTheReaderAndBeginsAnewWhenItIsOpenedAgain() throws Exception {
        Numbers endless = new Numbers(Integer.MAX_VALUE, null);
        ReadAhead<Integer> ahead = new ReadAhead<>(endless, 500);
        ahead.open(new ExecutionContext());
        assertThat(ahead.read()).isZero();
        ahead.close();
        assertThat(endless.closed.getCount()).isZero();
        int stopped = endless.next;
        assertThat(stopped).as("no further than the lots that may wait").isLessThan(10_000);

        ahead.open(new ExecutionContext());
        assertThat(ahead.read()).isEqualTo(stopped);
        ahead.close();
    }

    private static List<Integer> all(ReadAhead<Integer> ahead) throws Exception {
        List<Integer> items = new ArrayList<>();
        for (Integer item = ahead.read(); item != null; item = ahead.read()) {
            items.add(item);
        }
        return items;
    }
}
