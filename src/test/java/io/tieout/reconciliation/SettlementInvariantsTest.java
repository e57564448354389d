package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every person, whoever they are: seeded random people, the seed in the test's name. */
class SettlementInvariantsTest {

    private static final int PEOPLE = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void causesAndTheUnexplainedRestSumToTheVariance(long seed) {
        for (List<Position> person : people(seed)) {
            List<Settlement> settlements = Rules.settle(person);
            for (int i = 0; i < person.size(); i++) {
                Settlement settled = settlements.get(i);
                assertThat(sum(settled).add(settled.unexplained()))
                        .as("%s", person.get(i))
                        .isEqualByComparingTo(person.get(i).variance());
                assertThat(settled.closing())
                        .isEqualByComparingTo(
                                person.get(i).opening().add(person.get(i).variance()));
                boolean namesCauses = Set.of(Status.EXPLAINED, Status.ROUNDING).contains(settled.status());
                assertThat(settled.causes().isEmpty()).isNotEqualTo(namesCauses);
                if (namesCauses) {
                    assertThat(settled.unexplained()).isEqualByComparingTo("0");
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void theOrderOfLinesRowsAndPositionsChangesNothing(long seed) {
        Random random = new Random(seed);
        for (List<Position> person : people(seed)) {
            List<Position> shuffled = new ArrayList<>();
            for (Position position : person) {
                List<ChargedLine> lines = new ArrayList<>(position.lines());
                List<WithheldRow> rows = new ArrayList<>(position.rows());
                Collections.shuffle(lines, random);
                Collections.shuffle(rows, random);
                shuffled.add(new Position(
                        position.key(),
                        position.period(),
                        position.registerLoaded(),
                        position.opening(),
                        position.tolerance(),
                        lines,
                        rows));
            }
            Collections.shuffle(shuffled, random);
            assertThat(inOrder(Rules.settle(shuffled))).isEqualTo(inOrder(Rules.settle(person)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void aRegisterRowSplitInTwoChangesNothingButDuplicates(long seed) {
        for (List<Position> person : people(seed)) {
            List<Position> split = person.stream()
                    .map(SettlementInvariantsTest::withFirstRowSplit)
                    .toList();
            List<Settlement> before = Rules.settle(person);
            List<Settlement> after = Rules.settle(split);
            boolean duplicates = before.stream().anyMatch(row -> row.causes().containsKey(Cause.DUPLICATE))
                    || after.stream().anyMatch(row -> row.causes().containsKey(Cause.DUPLICATE));
            if (!duplicates) {
                assertThat(after.stream().map(Rows::outcome).toList())
                        .isEqualTo(before.stream().map(Rows::outcome).toList());
            }
        }
    }

    /** Without this the invariants could hold on people who all agree. */
    @Test
    void theRandomPeopleMeetEveryStatusAndEveryCause() {
        Map<Status, Integer> statuses = new EnumMap<>(Status.class);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (long seed = 1; seed <= 8; seed++) {
            for (List<Position> person : people(seed)) {
                for (Settlement settled : Rules.settle(person)) {
                    statuses.merge(settled.status(), 1, Integer::sum);
                    causes.addAll(settled.causes().keySet());
                }
            }
        }
        assertThat(statuses.keySet())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Status.INSTRUCTED)));
        assertThat(causes).containsExactlyInAnyOrder(Cause.values());
    }

    private static Position withFirstRowSplit(Position position) {
        if (position.nothingWithheld()) {
            return position;
        }
        List<WithheldRow> rows = new ArrayList<>(position.rows());
        WithheldRow first = rows.remove(0);
        rows.add(part(first, new BigDecimal("1.37")));
        rows.add(part(first, first.amount().subtract(new BigDecimal("1.37"))));
        return new Position(
                position.key(),
                position.period(),
                position.registerLoaded(),
                position.opening(),
                position.tolerance(),
                position.lines(),
                rows);
    }

    private static WithheldRow part(WithheldRow row, BigDecimal amount) {
        return new WithheldRow(row.payRun(), row.payDate(), row.payElement(), amount);
    }

    private static BigDecimal sum(Settlement settled) {
        return settled.causes().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Settlement> inOrder(List<Settlement> settlements) {
        return settlements.stream()
                .sorted(Comparator.comparing(settled -> settled.key().toString()))
                .toList();
    }

    private static List<List<Position>> people(long seed) {
        Random random = new Random(seed);
        List<List<Position>> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String currency = random.nextInt(8) == 0 ? "GBP" : "EUR";
            List<Position> person = new ArrayList<>();
            int shift = random.nextInt(6) == 0 ? 5 : 0;
            person.add(position(random, Portion.EMPLOYEE, "EUR", shift));
            person.add(position(random, Portion.EMPLOYER, currency, -shift));
            if (random.nextInt(10) == 0) {
                person.add(Rows.row(Portion.EMPLOYEE, "USD").withheld("7.00").position());
            }
            people.add(person);
        }
        return people;
    }

    private static Position position(Random random, Portion portion, String currency, int shift) {
        Rows row = Rows.row(portion, currency);
        int withheld = 0;
        if (random.nextInt(8) > 0) {
            int lines = 1 + random.nextInt(3);
            for (int i = 0; i < lines; i++) {
                int cents = 1000 + random.nextInt(9000);
                switch (random.nextInt(6)) {
                    case 0 -> row.adjusted(amount(-cents));
                    case 1 -> row.late(amount(cents));
                    case 2 -> row.oneOff(amount(cents));
                    case 3 -> {
                        int full = 31 * (100 + random.nextInt(200));
                        row.partMonth(amount(full / 31 * 10), "2026-10-22", "2026-10-31");
                        withheld += random.nextBoolean() ? full : full / 31 * 10;
                    }
                    default -> {
                        row.charged(amount(cents));
                        withheld += cents;
                    }
                }
            }
        }
        if (random.nextInt(4) == 0) {
            int cents = 100 * (1 + random.nextInt(9));
            row.opening(amount(cents));
            withheld += random.nextBoolean() ? cents : 0;
        }
        if (random.nextInt(8) > 0) {
            int cents = withheld + shift + (random.nextInt(5) == 0 ? random.nextInt(4) - 2 : 0);
            row.withheld(amount(cents), "main");
            if (random.nextInt(6) == 0) {
                row.withheld(amount(cents), "main");
            }
        }
        return row.position();
    }

    private static String amount(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
