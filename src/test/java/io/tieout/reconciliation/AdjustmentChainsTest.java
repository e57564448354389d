package io.tieout.reconciliation;

import static io.tieout.reconciliation.Entry.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.AdjustmentChain.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has an employer of its own; a chain is told as: original and its period, adjustments, net, flags. */
class AdjustmentChainsTest {

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
    void anAdjustmentIsFollowedToItsOriginalOfAnEarlierPeriod() {
        finalized("plain", "2026-09", entry("original"));
        long run = pull("plain", "2026-10", entry("refund").adjusting("original", "-20.00"), entry("no adjustment"));

        assertThat(told(run, "plain")).containsExactly("original of 2026-09: 2026-10 refund*; net 40.00 []");
    }

    @Test
    void whatEarlierPeriodsAdjustedCountsAndWhatLaterOnesDidDoesNot() {
        finalized("earlier", "2026-08", entry("original"));
        finalized("earlier", "2026-09", entry("first").adjusting("original", "-60.00"));
        finalized("earlier", "2026-11", entry("third").adjusting("original", "-5.00"));
        long run = pull("earlier", "2026-10", entry("second").adjusting("original", "60.00"));

        assertThat(told(run, "earlier"))
                .containsExactly("original of 2026-08: 2026-09 first, 2026-10 second*; net 60.00 []");
    }

    @Test
    void whatWasReversedTwiceIsSaid() {
        finalized("twice", "2026-08", entry("original"));
        finalized("twice", "2026-09", entry("once").adjusting("original", "-60.00"));
        long run = pull("twice", "2026-10", entry("again").adjusting("original", "-60.00"));

        assertThat(told(run, "twice"))
                .containsExactly("original of 2026-08: 2026-09 once, 2026-10 again*; net -60.00 [OVER_REVERSED]");
    }

    @Test
    void aReliefIsReversedUpwards() {
        finalized("relief", "2026-09", entry("original").category("tax_relief").amount("-12.00"));
        long run =
                pull("relief", "2026-10", entry("back").category("tax_relief").adjusting("original", "12.01"));

        assertThat(told(run, "relief")).containsExactly("original of 2026-09: 2026-10 back*; net 0.01 [OVER_REVERSED]");
    }

    @Test
    void anOrphanNamesNoOriginalOrOneThatWasNeverRead() {
        finalized("orphan", "2026-09", entry("original"));
        long run = pull(
                "orphan",
                "2026-10",
                entry("names none").adjusting(null, "-1.00"),
                entry("names another").adjusting("lost", "-2.00"),
                entry("and once more").adjusting("lost", "-3.00"));

        assertThat(told(run, "orphan"))
                .containsExactly(
                        "lost of ?: 2026-10 and once more*, 2026-10 names another*; net -5.00 [ORPHAN]",
                        "null of ?: 2026-10 names none*; net -1.00 [ORPHAN]");
    }

    @Test
    void anotherPersonPolicyOrCurrencyIsSaid() {
        finalized("other", "2026-09", entry("of bob").of("bob"), entry("of ann"));
        long run = pull(
                "other",
                "2026-10",
                entry("person").adjusting("of bob", "-1.00"),
                entry("policy").policy("p_2").adjusting("of ann", "-2.00"),
                entry("currency").in("GBP").adjusting("of ann", "-3.00"));

        assertThat(told(run, "other"))
                .containsExactly(
                        "of ann of 2026-09: 2026-10 currency*, 2026-10 policy*; net 58.00"
                                + " [OTHER_POLICY, OTHER_CURRENCY]",
                        "of bob of 2026-09: 2026-10 person*; net 59.00 [OTHER_PERSON]");
        assertThat(desk.bean(AdjustmentChains.class).of(run, "other", "bob")).isEmpty();
        assertThat(desk.bean(AdjustmentChains.class).of(run, "other", "ann")).hasSize(2);
    }

    /** Few originals that the persons themselves lack are looked for in another way than many. */
    @ParameterizedTest
    @ValueSource(ints = {19, 20, 21, 60})
    void howeverManyOriginalsAreWithAnotherPersonEachIsFound(int originals) {
        String employer = "many " + originals;
        Entry[] september = new Entry[originals];
        Entry[] october = new Entry[originals];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < originals; i++) {
            String number = "%02d".formatted(i);
            boolean orphan = i % 4 == 0;
            september[i] = entry((orphan ? "another " : "of bob ") + number).of("bob");
            october[i] = entry("adjusts " + number).adjusting("of bob " + number, "-1.00");
            expected.add("of bob %s of %s: 2026-10 adjusts %s*; net %s [%s]"
                    .formatted(
                            number,
                            orphan ? "?" : "2026-09",
                            number,
                            orphan ? "-1.00" : "59.00",
                            orphan ? "ORPHAN" : "OTHER_PERSON"));
        }
        finalized(employer, "2026-09", september);
        long run = pull(employer, "2026-10", october);

        assertThat(told(run, employer)).containsExactlyElementsOf(expected);
        assertThat(desk.bean(AdjustmentChains.class).of(run, employer, "ann")).hasSize(originals);
    }

    @Test
    void anOriginalWhoseReportIsOpenIsSaid() {
        pull("open", "2026-09", entry("september"));
        long run = pull(
                "open",
                "2026-10",
                entry("october"),
                entry("a").adjusting("september", "-1.00"),
                entry("b").adjusting("october", "-2.00"));

        assertThat(told(run, "open"))
                .containsExactly(
                        "october of 2026-10: 2026-10 b*; net 58.00 [ORIGINAL_NOT_FINALIZED]",
                        "september of 2026-09: 2026-10 a*; net 59.00 [ORIGINAL_NOT_FINALIZED]");
    }

    @Test
    void anAdjustmentOfAnAdjustmentIsOfTheSameChainAndACircleEnds() {
        finalized("climb", "2026-08", entry("original"));
        finalized("climb", "2026-09", entry("first").adjusting("original", "-20.00"));
        long run = pull(
                "climb",
                "2026-10",
                entry("second").adjusting("first", "5.00"),
                entry("round").adjusting("about", "1.00"),
                entry("about").adjusting("round", "1.00"));

        List<String> told = told(run, "climb");
        assertThat(told).contains("original of 2026-08: 2026-09 first, 2026-10 second*; net 45.00 []");
        assertThat(told.stream().filter(chain -> chain.contains("ORPHAN"))).isNotEmpty();
    }

    @Test
    void aPersonsPageKnowsTheOthersAdjustmentsOfTheSameLine() {
        finalized("page", "2026-09", entry("original"));
        long run = pull(
                "page",
                "2026-10",
                entry("hers").adjusting("original", "-40.00"),
                entry("his").of("bob").adjusting("original", "-40.00"));

        assertThat(desk.bean(AdjustmentChains.class).of(run, "page", "bob"))
                .singleElement()
                .satisfies(chain -> assertThat(chain.flags()).containsExactly(Flag.OVER_REVERSED, Flag.OTHER_PERSON));
    }

    private static long finalized(String employer, String period, Entry... entries) {
        long run = pull(employer, period, entries);
        desk.jdbc
                .sql("update pull set report_status = 'finalized' where run_id = ?")
                .param(run)
                .update();
        return run;
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
        desk.bean(AdjustmentChains.class)
                .forEach(
                        run,
                        employer,
                        chain -> told.add(chain.originalId() + " of "
                                + (chain.original() == null
                                        ? "?"
                                        : chain.original().period())
                                + ": "
                                + chain.adjustments().stream()
                                        .map(one -> one.period() + " " + one.entryId() + (one.inRun() ? "*" : ""))
                                        .collect(Collectors.joining(", "))
                                + "; net " + chain.netEffect().toPlainString() + " " + chain.flags()));
        return told;
    }
}
