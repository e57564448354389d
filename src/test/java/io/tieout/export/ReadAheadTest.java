package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void rows_come_in_their_order_and_all_of_them() {
        List<Integer> rows = new ArrayList<>();

        ReadAhead.<Integer>forEach(source -> IntStream.range(0, 7_777).forEach(source::accept), rows::add);

        assertThat(rows)
                .containsExactlyElementsOf(IntStream.range(0, 7_777).boxed().toList());
    }

    @Test
    void a_failure_of_the_source_comes_after_the_rows_before_it() {
        List<Integer> rows = new ArrayList<>();

        assertThatThrownBy(() -> ReadAhead.<Integer>forEach(
                        source -> {
                            IntStream.range(0, 1_234).forEach(source::accept);
                            throw new IllegalArgumentException("the database went away");
                        },
                        rows::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the database went away");
        assertThat(rows).hasSize(1_234);
    }

    @Test
    void a_writer_that_fails_ends_the_reading_and_its_failure_is_told() {
        AtomicInteger read = new AtomicInteger();

        assertThatThrownBy(() -> ReadAhead.<Integer>forEach(
                        source -> IntStream.range(0, 1_000_000).forEach(i -> {
                            read.set(i);
                            source.accept(i);
                        }),
                        row -> {
                            throw new IllegalArgumentException("the disk is full");
                        }))
                .hasMessage("the disk is full");
        int then = read.get();
        assertThat(then).isLessThan(10_000);
        assertThat(read.get()).as("nobody reads any more").isEqualTo(then);
    }
}
