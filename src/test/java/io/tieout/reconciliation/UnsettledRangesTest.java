package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UnsettledRangesTest {

    private static final DataSource DATABASE = TestDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Books books = new Books(jdbc);
    private final UnsettledRanges ranges = new UnsettledRanges(DATABASE, 100);
    private long run;

    @BeforeEach
    void newRun() {
        run = books.run("2026-10");
    }

    @Test
    void neighboursShareARangeUntilItIsFullAndTheLargestComesFirst() {
        pulled("a", 30);
        pulled("b", 40);
        pulled("c", 60);
        pulled("d", 20);
        pulled("giant", 500);

        UnsettledRanges.Left left = ranges.cut(run);

        assertThat(left.employers()).isEqualTo(5);
        assertThat(taken()).containsExactly(List.of("giant"), List.of("c", "d"), List.of("a", "b"));
    }

    @Test
    void linesAndRegisterRowsCountAlikeAndOfTheRegistersOnlyTheNewest() {
        pulled("lines", 90);
        pulled("register", 0);
        registered(run, "register", 70);
        registered(books.run("2026-10"), "register", 100_000);

        ranges.cut(run);

        assertThat(taken()).containsExactly(List.of("lines"), List.of("register"));
    }

    @Test
    void whoIsSettledFailedOrUnderReviewIsNotThereAndWhatIsTakenIsGone() {
        for (String employer : List.of("failed", "left", "review", "settled")) {
            pulled(employer, 10);
        }
        mark("failed", "failure = 'moved'");
        mark("review", "review = 'sign'");
        mark("settled", "reconciled_at = now()");

        ranges.cut(run);

        assertThat(taken()).containsExactly(List.of("left"));
        assertThat(ranges.take(run)).isNull();
    }

    private List<List<String>> taken() {
        List<List<String>> taken = new ArrayList<>();
        for (EmployerRange range = ranges.take(run); range != null; range = ranges.take(run)) {
            taken.add(range.employers());
        }
        return taken;
    }

    private void pulled(String employer, int lines) {
        long pull = books.pulled(run, employer, "2026-10");
        jdbc.sql("update pull set lines = ? where id = ?").params(lines, pull).update();
    }

    private void registered(long byRun, String employer, int rows) {
        books.register(byRun, employer, "2026-10");
        jdbc.sql("update register_load set rows = ? where run_id = ? and employer_ref = ?")
                .params(rows, byRun, employer)
                .update();
    }

    private void mark(String employer, String how) {
        jdbc.sql("update run_employer set " + how + " where run_id = ? and employer_ref = ?")
                .params(run, employer)
                .update();
    }
}
