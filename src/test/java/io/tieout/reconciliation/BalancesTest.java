package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.Ageing.Bucket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

class BalancesTest {

    private static final LocalDate ON = LocalDate.of(2026, 12, 10);

    private static Desk desk;
    private static Books books;

    @BeforeAll
    static void open() {
        desk = new Desk();
        books = desk.books;
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void openBalancesHaveAnAgeAndASuggestion() {
        books.employer("age").employee("age", "paid").employee("age", "gone").employee("age", "refund");
        books.employee("age", "late").employee("age", "resting");
        desk.jdbc
                .sql("update employee set leave_on = date '2026-09-30' where employee_ref in ('gone', 'refund')")
                .update();
        month("age", "2026-09", "paid 60 60", "gone 60 0", "refund 60 60", "late 60 0", "resting 60 60", "who 9 0");
        month("age", "2026-10", "paid 60 60", "refund -30 -", "late 60 0", "resting 60 60");
        month("age", "2026-11", "paid 60 60.01", "late 60 60", "resting 60 -");

        List<OpenBalance> open = new ArrayList<>();
        desk.bean(Balances.class).forEachOpen("age", null, ON, open::add);

        assertThat(open.stream()
                        .map(one -> one.employeeRef() + " " + plain(one.balance()) + " "
                                + one.aged().oldest() + " " + one.inPay() + ": " + Settling.of(one)))
                .containsExactly(
                        "gone 60 2026-09 false: no pay is left to withhold it from (left on 2026-09-30): agree a"
                                + " repayment of 60.00 EUR, or write it off",
                        "late 120 2026-09 true: spread it over 2 months, 60.00 EUR each",
                        "paid -0.01 2026-11 true: pay back 0.01 EUR in the next pay run",
                        "refund -30 2026-10 false: no pay to set it against (left on 2026-09-30): pay back 30.00 EUR"
                                + " by transfer",
                        "resting 60 2026-11 false: no pay this period: when pay goes on, withhold 60.00 EUR in one"
                                + " pay run",
                        "who 9 2026-09 false: the roster does not know this person: find out who it is before"
                                + " anything is settled");
        assertThat(open.get(1).aged().parts())
                .containsOnlyKeys(Bucket.UP_TO_60, Bucket.UP_TO_90)
                .allSatisfy((bucket, part) -> assertThat(part).isEqualByComparingTo("60"));
        assertThat(open)
                .allSatisfy(
                        one -> assertThat(one.aged().parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                                .isEqualByComparingTo(one.balance()));

        open.clear();
        desk.bean(Balances.class).forEachOpen("age", YearMonth.of(2026, 9), ON, open::add);
        assertThat(open).extracting(OpenBalance::employeeRef).containsExactly("gone", "late", "who");
    }

    @Test
    void aYearFootsWhateverOrderItsPeriodsAreRunIn() {
        month("year", "2026-08", "a 60 58");
        month("year", "2026-10", "a 60 55");
        month("year", "2026-09", "a 60 59");
        month("year", "2026-11", "a 60 -");
        List<PersonStory> stories = desk.bean(PersonStories.class).of("a", Year.of(2026));
        assertThat(stories).singleElement().satisfies(story -> {
            assertThat(months(story))
                    .as("October was opened with August's 2 before September was run")
                    .containsExactly("2026-08 0 0 2 2", "2026-09 0 2 1 3", "2026-10 -1 2 5 7", "2026-11 0 7 60 67");
            assertThat(story.foots()).isTrue();
            assertThat(plain(story.opening()) + " " + plain(story.movements()) + " " + plain(story.closing()))
                    .isEqualTo("0 67 67");
        });

        month("year", "2026-10", "a 60 55");
        month("year", "2026-11", "a 60 -");
        assertThat(desk.bean(PersonStories.class).of("a", Year.of(2026)))
                .singleElement()
                .satisfies(story -> assertThat(months(story))
                        .containsExactly("2026-08 0 0 2 2", "2026-09 0 2 1 3", "2026-10 0 3 5 8", "2026-11 0 8 60 68"));
        List<OpenBalance> open = new ArrayList<>();
        desk.bean(Balances.class).forEachOpen("year", null, ON, open::add);
        assertThat(open).singleElement().satisfies(one -> {
            assertThat(plain(one.balance())).isEqualTo("68");
            assertThat(one.stale()).isFalse();
            assertThat(one.aged().oldest().toString()).isEqualTo("2026-08");
        });
        assertThat(desk.bean(PersonStories.class).of("a", Year.of(2027))).isEmpty();
    }

    private static List<String> months(PersonStory story) {
        return story.months().stream()
                .map(month -> month.period() + " " + plain(month.moved()) + " " + plain(month.opening()) + " "
                        + plain(month.variance()) + " " + plain(month.closing()))
                .toList();
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "-" : amount.stripTrailingZeros().toPlainString();
    }

    /** One run to its end. @param people who, charged, withheld; - for no row */
    private static void month(String employer, String period, String... people) {
        long run = books.month(employer, period, people);
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }
}
