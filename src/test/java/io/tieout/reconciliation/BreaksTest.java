package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import io.tieout.payroll.Portion;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** What is worked off, and what an acceptance does and does not change. */
class BreaksTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Decision DECISION = new Decision("a.byrne", "agreed with the broker, ticket 17");

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void theMostMoneyComesFirstAndWhatIsAcceptedIsMarkedAndAsksForNobody() {
        long run = month("list", "2026-10", "small 60 59.10", "large 60 12", "fine 60 60", "gone 30 -");
        assertThat(list("list"))
                .containsExactly("large BREAK 48 open", "gone NOT_IN_PAYROLL 30 open", "small BREAK 0.9 open");
        assertThat(needPerson(run, "list")).isEqualTo(3);
        assertThat(desk.bean(Breaks.class).first(OCTOBER, "list", 2))
                .extracting(one -> one.row().employeeRef())
                .containsExactly("large", "gone");
        String signed = desk.bean(ContentHashes.class).content(run, "list");

        OpenBreak accepted = desk.bean(Breaks.class).accept(row("list", "large"), DECISION);

        assertThat(accepted.acceptance().words())
                .isEqualTo("accepted by a.byrne on 2026-11-02: agreed with the broker, ticket 17");
        assertThat(list("list"))
                .containsExactly("large BREAK 48 accepted", "gone NOT_IN_PAYROLL 30 open", "small BREAK 0.9 open");
        assertThat(needPerson(run, "list")).isEqualTo(2);
        assertThat(notes(run, "list"))
                .containsExactly("large: " + accepted.acceptance().words());
        assertThat(desk.bean(ContentHashes.class).content(run, "list"))
                .as("what two people may have signed is as it was")
                .isEqualTo(signed);
        assertThat(closing(run, "list", "large")).as("the balance stays").isEqualTo("48");
    }

    @Test
    void anotherRunKeepsAnAcceptanceOnlyWhileItComesToTheSameFigures() {
        month("again", "2026-10", "who 60 12");
        desk.bean(Breaks.class).accept(row("again", "who"), DECISION);
        long same = month("again", "2026-10", "who 60 12.00");
        assertThat(needPerson(same, "again")).isZero();
        long moved = month("again", "2026-10", "who 60 12.01");
        assertThat(list("again")).containsExactly("who BREAK 47.99 open");
        assertThat(needPerson(moved, "again")).isEqualTo(1);
        long back = month("again", "2026-10", "who 60 12");
        assertThat(needPerson(back, "again")).isZero();
    }

    @Test
    void aBalanceThatIsOnlyCarriedIsAcceptedAsLongAsItIsTheSame() {
        month("carried", "2026-09", "who 60 12");
        long october = month("carried", "2026-10");
        assertThat(list("carried")).containsExactly("who CARRIED 48 open");
        desk.bean(Breaks.class).accept(row("carried", "who"), DECISION);
        assertThat(needPerson(october, "carried")).isZero();
        month("carried", "2026-09", "who 60 13");
        long later = month("carried", "2026-10");
        assertThat(list("carried")).containsExactly("who CARRIED 47 open");
        assertThat(needPerson(later, "carried")).isEqualTo(1);
    }

    @Test
    void anAcceptanceIsTakenBackByADecisionOfItsOwnAndBothStayOnRecord() {
        long run = month("back", "2026-10", "who 60 12");
        Breaks breaks = desk.bean(Breaks.class);
        assertThatThrownBy(() -> breaks.takeBack(row("back", "who"), DECISION)).isInstanceOf(UsageException.class);
        breaks.accept(row("back", "who"), DECISION);
        assertThatThrownBy(() -> breaks.accept(row("back", "who"), new Decision("b.nolan", "me too")))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("accepted by a.byrne");
        breaks.takeBack(row("back", "who"), new Decision("b.nolan", "the broker was wrong"));
        assertThat(needPerson(run, "back")).isEqualTo(1);
        assertThat(desk.jdbc
                        .sql("select account || ' ' || accepted from break_decision where employer_ref = 'back'"
                                + " order by id")
                        .query(String.class)
                        .list())
                .containsExactly("a.byrne true", "b.nolan false");
    }

    @Test
    void onlyARowThatNeedsAPersonIsAcceptedAndOnlyWithAReason() {
        month("words", "2026-10", "fine 60 60", "who 60 12");
        Breaks breaks = desk.bean(Breaks.class);
        assertThatThrownBy(() -> breaks.accept(row("words", "fine"), DECISION))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("fine of words, 2026-10, the employee's portion, EUR");
        assertThatThrownBy(() -> breaks.accept(row("words", "nobody"), DECISION))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Decision("a.byrne", " \t ")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Decision("", "why")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Decision("a.byrne", "two\nlines")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Decision("a.byrne", "x".repeat(501))).isInstanceOf(UsageException.class);
    }

    private static RowRef row(String employer, String employee) {
        return new RowRef(OCTOBER, employer, employee, "EUR", Portion.EMPLOYEE);
    }

    private static List<String> list(String employer) {
        List<String> rows = new ArrayList<>();
        desk.bean(Breaks.class)
                .forEach(
                        OCTOBER,
                        employer,
                        one -> rows.add(
                                one.row().employeeRef() + " " + one.row().status() + " "
                                        + one.atStake().stripTrailingZeros().toPlainString()
                                        + (one.acceptance() == null ? " open" : " accepted")));
        return rows;
    }

    private static long needPerson(long run, String employer) {
        ReconciliationSummaries summaries = desk.bean(ReconciliationSummaries.class);
        assertThat(summaries.of(run, employer).orElseThrow().rowsThatNeedPerson())
                .isEqualTo(summaries.needPerson(run));
        return summaries.needPerson(run);
    }

    private static List<String> notes(long run, String employer) {
        List<String> notes = new ArrayList<>();
        desk.bean(ReconciliationRows.class).forEach(run, employer, row -> {
            if (row.note() != null) {
                notes.add(row.employeeRef() + ": " + row.note());
            }
        });
        return notes;
    }

    private static String closing(long run, String employer, String employee) {
        return desk.jdbc
                .sql("select trim_scale(closing)::text from reconciliation_row"
                        + " where run_id = ? and employer_ref = ? and employee_ref = ?")
                .params(run, employer, employee)
                .query(String.class)
                .single();
    }

    private static long month(String employer, String period, String... people) {
        long run = desk.books.month(employer, period, people);
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return run;
    }
}
