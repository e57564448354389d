package io.tieout.reconciliation;

import static io.tieout.reconciliation.Entry.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each test has an employer of its own; a line is told as: covered days, fraction, full, expected, charged, off. */
class ProratedLinesTest {

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
    void theFullAmountComesFromTheNearestOtherPeriodOfTheSameKind() {
        pull("nearest", "2026-07", entry("july").amount("50.00").cover("2026-07-01", "2026-07-31"));
        pull(
                "nearest",
                "2026-09",
                entry("wrong policy").policy("p_2").amount("1.00").cover("2026-09-01", "2026-09-30"),
                entry("wrong member").member("partner_dependant").amount("2.00").cover("2026-09-01", "2026-09-30"),
                entry("wrong category").category("tax").amount("3.00").cover("2026-09-01", "2026-09-30"),
                entry("wrong portion").employer().amount("4.00").cover("2026-09-01", "2026-09-30"),
                entry("wrong currency").in("GBP").amount("5.00").cover("2026-09-01", "2026-09-30"),
                entry("a correction").adjusting("x", "6.00").cover("2026-09-01", "2026-09-30"),
                entry("a fee").once().amount("7.00").cover("2026-09-01", "2026-09-30"),
                entry("part of a month").amount("8.00").cover("2026-09-02", "2026-09-30"),
                entry("somebody else").of("bob").amount("9.00").cover("2026-09-01", "2026-09-30"));
        pull("nearest", "2026-11", entry("november").amount("62.00").cover("2026-11-01", "2026-11-30"));
        long run = pull("nearest", "2026-10", entry("october").amount("38.71").cover("2026-10-12", "2026-10-31"));

        assertThat(told(run, "nearest"))
                .containsExactly("ann october 2026-10 20/31 0.645161 62.00 of 2026-11: 40.00, charged 38.71, -1.29");
    }

    @Test
    void ofTwoEquallyNearPeriodsTheEarlierCounts() {
        pull("tie", "2026-09", entry("september").amount("60.00").cover("2026-09-01", "2026-09-30"));
        pull("tie", "2026-11", entry("november").amount("62.00").cover("2026-11-01", "2026-11-30"));
        long run = pull("tie", "2026-10", entry("october").amount("38.71").cover("2026-10-12", "2026-10-31"));

        assertThat(told(run, "tie"))
                .containsExactly("ann october 2026-10 20/31 0.645161 60.00 of 2026-09: 38.71, charged 38.71, 0.00");
    }

    @Test
    void withoutAnotherPeriodTheFullAmountIsNotKnown() {
        long run = pull(
                "first",
                "2026-10",
                entry("whole"),
                entry("part").amount("38.71").cover("2026-10-12", "2026-10-31"),
                entry("fee").once().amount("5.00").cover("2026-10-12", "2026-10-31"),
                entry("correction").adjusting("x", "5.00").cover("2026-10-12", "2026-10-31"));

        assertThat(told(run, "first"))
                .containsExactly("ann part 2026-10 20/31 0.645161 ? of null: ?, charged 38.71, ?");
    }

    @Test
    void aPolicysMonthIsSplitByTheCalendarAndComparedWithAnother() {
        pull("policy", "2026-09", entry("before").amount("93.00").cover("2026-09-10", "2026-10-09"));
        long run = pull(
                "policy",
                "2026-10",
                entry("a whole one").amount("93.00").cover("2026-10-10", "2026-11-09"),
                entry("from the 20th").amount("63.90").cover("2026-10-20", "2026-11-09"),
                entry("three months").amount("280.00").cover("2026-08-10", "2026-11-09"));

        assertThat(told(run, "policy"))
                .containsExactly(
                        "ann three months 2026-08 22/31|2026-09 30/30|2026-10 31/31|2026-11 9/30 3.000000"
                                + " 93.00 of 2026-09: 279.00, charged 280.00, 1.00",
                        "ann a whole one 2026-10 22/31|2026-11 9/30 1.000000"
                                + " 93.00 of 2026-09: 93.00, charged 93.00, 0.00",
                        "ann from the 20th 2026-10 12/31|2026-11 9/30 0.687097"
                                + " 93.00 of 2026-09: 63.90, charged 63.90, 0.00");
    }

    @Test
    void aSingleChargeThatCatchesUpOnAMonthIsShownBesideItsMonth() {
        pull("caught", "2026-11", entry("november").cover("2026-11-01", "2026-11-30"));
        long run =
                pull("caught", "2026-10", entry("late").once().amount("38.70").cover("2026-10-12", "2026-10-31"));

        assertThat(told(run, "caught"))
                .containsExactly("ann late 2026-10 20/31 0.645161 60.00 of 2026-11: 38.71, charged 38.70, -0.01");
    }

    @Test
    void twoChildrenAreToldApartByTheirAmountsOrNotAtAll() {
        String child = "child_dependant";
        pull(
                "children",
                "2026-11",
                entry("a").member(child).amount("31.00").cover("2026-11-01", "2026-11-30"),
                entry("b").member(child).amount("15.50").cover("2026-11-01", "2026-11-30"),
                entry("c").of("bob").member(child).amount("31.00").cover("2026-11-01", "2026-11-30"),
                entry("d").of("bob").member(child).amount("15.50").cover("2026-11-01", "2026-11-30"),
                entry("e").of("cat").member(child).amount("31.00").cover("2026-11-01", "2026-11-30"),
                entry("f").of("cat").member(child).amount("31.00").cover("2026-11-01", "2026-11-30"));
        long run = pull(
                "children",
                "2026-10",
                entry("first").member(child).amount("20.00").cover("2026-10-12", "2026-10-31"),
                entry("second").member(child).amount("10.00").cover("2026-10-12", "2026-10-31"),
                entry("one of two").of("bob").member(child).amount("20.00").cover("2026-10-12", "2026-10-31"),
                entry("one of twins").of("cat").member(child).amount("20.00").cover("2026-10-12", "2026-10-31"));

        assertThat(told(run, "children"))
                .containsExactly(
                        "ann first 2026-10 20/31 0.645161 31.00 of 2026-11: 20.00, charged 20.00, 0.00",
                        "ann second 2026-10 20/31 0.645161 15.50 of 2026-11: 10.00, charged 10.00, 0.00",
                        "bob one of two 2026-10 20/31 0.645161 ? of null: ?, charged 20.00, ?",
                        "cat one of twins 2026-10 20/31 0.645161 31.00 of 2026-11: 20.00, charged 20.00, 0.00");
    }

    @Test
    void aRunTellsWhatWasKnownWhenItWasMadeAndAPersonsPageWhatIsKnownNow() {
        long run = pull("later", "2026-10", entry("october").amount("38.71").cover("2026-10-12", "2026-10-31"));
        pull("later", "2026-11", entry("november").cover("2026-11-01", "2026-11-30"));

        assertThat(told(run, "later")).singleElement().asString().contains("? of null");
        assertThat(desk.bean(ProratedLines.class).of(run, "later", "ann"))
                .singleElement()
                .satisfies(line -> assertThat(line.full()).isEqualByComparingTo("60.00"));
        assertThat(desk.bean(ProratedLines.class).of(run, "later", "bob")).isEmpty();
    }

    @Test
    void onlyTheNewestReadingOfAnotherPeriodCounts() {
        long november = pull("again", "2026-11", entry("old").cover("2026-11-01", "2026-11-30"));
        long newer = desk.books.pull(november, "again", "2026-11", "ctr_again_2026-11", 2);
        entry("new").amount("62.00").cover("2026-11-01", "2026-11-30").into(desk.jdbc, newer, "again");
        long run = pull("again", "2026-10", entry("october").amount("40.00").cover("2026-10-12", "2026-10-31"));

        assertThat(told(run, "again"))
                .containsExactly("ann october 2026-10 20/31 0.645161 62.00 of 2026-11: 40.00, charged 40.00, 0.00");
    }

    private static long pull(String employer, String period, Entry... entries) {
        long run = desk.books.run(period);
        long pull = desk.books.pulled(run, employer, period);
        for (Entry entry : entries) {
            entry.into(desk.jdbc, pull, employer);
        }
        return run;
    }

    private static List<String> told(long run, String employer) {
        List<String> told = new ArrayList<>();
        desk.bean(ProratedLines.class)
                .forEach(
                        run,
                        employer,
                        line -> told.add(line.employeeRef() + " " + line.entryId() + " "
                                + line.cover().parts().stream()
                                        .map(part -> part.month() + " " + part.covered() + "/" + part.days())
                                        .collect(Collectors.joining("|"))
                                + " " + line.cover().fraction() + " " + text(line.full()) + " of " + line.fullPeriod()
                                + ": " + text(line.expected()) + ", charged " + text(line.charged()) + ", "
                                + text(line.difference())));
        return told;
    }

    private static String text(@Nullable BigDecimal amount) {
        return amount == null ? "?" : Amounts.plain(amount, "EUR");
    }
}
