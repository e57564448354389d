package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import io.tieout.payroll.Portion;
import io.tieout.reconciliation.BreakFilter.Show;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The work list page by page, beside the whole list that is read in one go; and to whom its rows are handed. */
class BreakListTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final Decision DECISION = new Decision("a.byrne", "ask the broker");

    private static final String ALONG_THE_LIST = "examined_row_open_by_money .*\\R *Index Cond: .*ROW\\(";

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
        month("big", "2026-09", "old 60 20", "fine 60 60");
        month("big", "2026-10", "who 60 12", "old 10 -", "fine 60 60", "same 60 50", "less 60 59.10");
        month("other", "2026-10", "who 90 12", "same 60 50");
        month("third", "2026-10", "gone 30 -", "fine 1 1");
        month("other", "2026-10", "who 80 12", "same 60 50", "new 7 1");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void pagesOfAnySizeMakeTheWholeListOfAllEmployersAndOfOne() {
        for (String employer : new String[] {null, "big", "other", "nobody"}) {
            List<RowRef> whole = new ArrayList<>();
            desk.bean(Breaks.class).forEach(OCTOBER, employer, one -> whole.add(one.ref()));
            for (int size : new int[] {1, 2, 3, 100}) {
                assertThat(paged(new BreakFilter(OCTOBER, employer, Show.WAITING, null), size))
                        .as(employer + " by " + size)
                        .isEqualTo(whole);
            }
            assertThat(desk.bean(BreakList.class).counts(OCTOBER, employer))
                    .isEqualTo(new BreakList.Counts(whole.size(), 0));
        }
        assertThat(paged(new BreakFilter(OCTOBER, null, Show.WAITING, null), 4)).hasSize(8);
    }

    @Test
    void aRowSaysSinceWhenItsMoneyIsOpen() {
        assertThat(desk.bean(BreakList.class).first(new BreakFilter(OCTOBER, "big", Show.WAITING, null), 10))
                .extracting(one -> one.open().row().employeeRef() + " " + one.since())
                .containsExactly("who 2026-10", "old 2026-09", "same 2026-10", "less 2026-10");
    }

    @Test
    void aRowIsHandedOverUntilItIsTakenBackOrAcceptedAndALaterRunKeepsIt() {
        month("desk", "2026-05", "who 60 12", "else 60 50", "fine 60 60");
        HandOvers handOvers = desk.bean(HandOvers.class);
        handOvers.add(row(MAY, "desk", "who"), "b.nolan", DECISION);
        handOvers.add(row(MAY, "desk", "who"), "C.Daly", new Decision("b.nolan", "yours, I think"));
        handOvers.add(row(MAY, "desk", "else"), "b.nolan", DECISION);

        assertThat(handOvers.of(row(MAY, "desk", "who")).orElseThrow().words())
                .isEqualTo("handed to C.Daly by b.nolan on 2026-11-02: yours, I think");
        assertThat(handedTo("c.daly")).containsExactly("who");
        assertThat(handedTo("b.nolan")).containsExactly("else");

        month("desk", "2026-05", "who 60 13", "else 60 60", "fine 60 60");
        assertThat(handedTo("c.daly")).as("other figures").containsExactly("who");
        assertThat(handedTo("b.nolan")).as("needs nobody now").isEmpty();

        handOvers.takeBack(row(MAY, "desk", "who"), DECISION);
        assertThat(handedTo("c.daly")).isEmpty();
        assertThat(handOvers.of(row(MAY, "desk", "who"))).isEmpty();
        assertThatThrownBy(() -> handOvers.takeBack(row(MAY, "desk", "who"), DECISION))
                .isInstanceOf(UsageException.class);

        handOvers.add(row(MAY, "desk", "who"), "c.daly", DECISION);
        Breaks breaks = desk.bean(Breaks.class);
        breaks.accept(row(MAY, "desk", "who"), DECISION);
        assertThat(handedTo("c.daly")).as("done").isEmpty();
        assertThat(paged(new BreakFilter(MAY, "desk", Show.ACCEPTED, null), 1))
                .containsExactly(row(MAY, "desk", "who"));
        assertThat(paged(new BreakFilter(MAY, "desk", Show.WAITING, null), 1)).isEmpty();
        assertThat(desk.bean(BreakList.class).counts(MAY, "desk")).isEqualTo(new BreakList.Counts(0, 1));
        assertThatThrownBy(() -> handOvers.add(row(MAY, "desk", "who"), "b.nolan", DECISION))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("accepted by a.byrne");
        breaks.takeBack(row(MAY, "desk", "who"), DECISION);
        assertThat(handedTo("c.daly")).as("nobody took it back").containsExactly("who");
    }

    @Test
    void onlyARowThatNeedsAPersonIsHandedOver() {
        HandOvers handOvers = desk.bean(HandOvers.class);
        assertThatThrownBy(() -> handOvers.add(row(OCTOBER, "third", "fine"), "b.nolan", DECISION))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("fine of third, 2026-10");
        assertThatThrownBy(() -> handOvers.add(row(OCTOBER, "third", "gone"), " ", DECISION))
                .isInstanceOf(UsageException.class);
        assertThat(handOvers.of(row(OCTOBER, "third", "gone"))).isEmpty();
    }

    @Test
    void whatWasSeenOtherwiseIsNotAccepted() {
        month("seen", "2026-05", "who 60 12");
        Breaks breaks = desk.bean(Breaks.class);
        String seen = breaks.of(row(MAY, "seen", "who")).orElseThrow().figures();
        month("seen", "2026-05", "who 60 13");
        assertThatThrownBy(() -> breaks.accept(row(MAY, "seen", "who"), DECISION, seen))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("look at it again");
        assertThat(breaks.of(row(MAY, "seen", "who")).orElseThrow().acceptance())
                .isNull();
        String now = breaks.of(row(MAY, "seen", "who")).orElseThrow().figures();
        assertThat(breaks.accept(row(MAY, "seen", "who"), DECISION, now).acceptance())
                .isNotNull();
    }

    /**
     * How many were decided is a guess of the planner's. Guessing wrong, it read all rows that come after a place, and
     * looked each of the few up among them.
     */
    @Test
    void theFewAreLookedUpOneByOneAndThenPutInOrder() throws SQLException {
        for (ReadFrom from : List.of(ReadFrom.AFTER, ReadFrom.BEFORE)) {
            assertThat(plan(BreakListSql.accepted(from))).doesNotContainPattern(ALONG_THE_LIST);
            assertThat(plan(BreakListSql.handedTo(from))).doesNotContainPattern(ALONG_THE_LIST);
            assertThat(plan(BreakListSql.ofRun(1, from))).containsPattern(ALONG_THE_LIST);
        }
    }

    private static String plan(String rows) throws SQLException {
        try (Connection connection = desk.bean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            List<String> plan = jdbc.sql("explain " + rows)
                    .param("period", "2026-10")
                    .param("employer", null, Types.VARCHAR)
                    .param("account", "b.nolan")
                    .param("most", 10)
                    .param("currency", "EUR")
                    .param("stake", BigDecimal.ONE)
                    .param("placeEmployer", "big")
                    .param("employee", "who")
                    .param("portion", "employee")
                    .query(String.class)
                    .list();
            connection.rollback();
            return String.join("\n", plan);
        }
    }

    private static List<String> handedTo(String account) {
        return paged(new BreakFilter(MAY, "desk", Show.HANDED_TO, account), 1).stream()
                .map(RowRef::employeeRef)
                .toList();
    }

    /** On to the end, and back again: both ways lead by the same pages. */
    private static List<RowRef> paged(BreakFilter filter, int size) {
        BreakList list = desk.bean(BreakList.class);
        List<List<ListedBreak>> pages = new ArrayList<>();
        List<ListedBreak> page = list.first(filter, size);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            pages.add(page);
            page = list.after(filter, page.get(page.size() - 1).place(), size);
        }
        for (int i = pages.size() - 1; i > 0; i--) {
            assertThat(list.before(filter, pages.get(i).get(0).place(), size)).isEqualTo(pages.get(i - 1));
        }
        return pages.stream().flatMap(List::stream).map(one -> one.open().ref()).toList();
    }

    private static RowRef row(YearMonth period, String employer, String employee) {
        return new RowRef(period, employer, employee, "EUR", Portion.EMPLOYEE);
    }

    private static void month(String employer, String period, String... people) {
        long run = desk.books.month(employer, period, people);
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }
}
