package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChargesTest {

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final Employer employer = new Employer(
            "er_1", 1, Instant.EPOCH, (ObjectNode) Json.MAPPER.readTree(Bodies.employer("ACME", "ie")), null);

    private Employee person(String ref, String country, String startOn, @Nullable String leavesOn) {
        ObjectNode fields = (ObjectNode) Json.MAPPER.readTree(Bodies.employee("er_1", ref, country, startOn));
        return new Employee(
                "ee_" + ref,
                "er_1",
                1,
                Instant.EPOCH,
                fields,
                leavesOn == null ? null : Employee.Leaving.on(Instant.parse(leavesOn + "T12:00:00Z")));
    }

    private List<Line> lines(Employee person, YearMonth month) {
        return new Charges(person, employer)
                .in(month).stream().map(Charge::line).toList();
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All lines of that many people over the months of a year, person by person. */
    private List<List<Line>> year(int people, String country, String startOn, @Nullable String leavesOn) {
        return IntStream.range(0, people)
                .mapToObj(i -> {
                    List<Line> all = new ArrayList<>();
                    for (int month = 0; month < 12; month++) {
                        all.addAll(lines(person("R" + i, country, startOn, leavesOn), SEPTEMBER.plusMonths(month)));
                    }
                    return all;
                })
                .toList();
    }

    @Test
    void everyLineHasAnIdOfItsOwnWhichIsTheSameEachTime() {
        Set<String> ids = new HashSet<>();
        List<List<Line>> once = year(200, "ie", "2026-09-17", "2027-03-09");
        once.forEach(
                lines -> lines.forEach(line -> assertThat(ids.add(line.id())).isTrue()));

        assertThat(year(200, "ie", "2026-09-17", "2027-03-09")).isEqualTo(once);
    }

    @Test
    void aPersonPaysForExactlyTheDaysOfCoverWhateverTheReports() {
        for (int i = 0; i < 300; i++) {
            String country = List.of("ie", "gb", "es", "jp", "kw").get(i % 5);
            Employee joinedAndLeft = person("R" + i, country, "2026-09-17", "2027-03-09");
            List<Line> all = new ArrayList<>();
            for (int month = -2; month < 14; month++) {
                all.addAll(lines(joinedAndLeft, SEPTEMBER.plusMonths(month)));
            }
            List<Line> plain = all.stream()
                    .filter(line -> line.note() == null
                            || !line.note().startsWith("Corrected")
                                    && !line.note().startsWith("One-off"))
                    .toList();
            Enrolment enrolment = Enrolment.of("ACME", "R" + i, country);
            BigDecimal expected = enrolment.shares().stream()
                    .map(share -> BigDecimal.valueOf(
                            Minor.share(share.full(), 14, 30) + 5 * share.full() + Minor.share(share.full(), 9, 31),
                            enrolment.digits()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum(plain)).as("R" + i).isEqualByComparingTo(expected);
        }
    }

    @Test
    void aPartMonthIsProRatedByCalendarDaysOrCaughtUpInTheNextReport() {
        int now = 0;
        int later = 0;
        for (int i = 0; i < 100; i++) {
            Employee joiner = person("R" + i, "ie", "2026-09-17", null);
            List<Line> september = lines(joiner, SEPTEMBER);
            List<Line> october = lines(joiner, OCTOBER).stream()
                    .filter(line -> line.month().equals(SEPTEMBER))
                    .toList();
            assertThat(september.isEmpty()).isNotEqualTo(october.isEmpty());
            now += october.isEmpty() ? 1 : 0;
            later += september.isEmpty() ? 1 : 0;
            assertThat(september.isEmpty() ? october : september).allSatisfy(line -> {
                assertThat(line.coverFrom()).isEqualTo(LocalDate.of(2026, 9, 17));
                assertThat(line.coverTo()).isEqualTo(LocalDate.of(2026, 9, 30));
                assertThat(line.adjustment()).isFalse();
                assertThat(line.note()).startsWith("Pro-rated: 14 of 30 days");
            });
        }
        assertThat(now).isGreaterThan(20);
        assertThat(later).isGreaterThan(20);
    }

    @Test
    void anIrishLeaverGetsTheRestBackInTheNextReportAgainstTheOriginalLine() {
        Employee leaver = person("R1", "ie", "2024-01-01", "2026-09-10");

        List<String> charged = lines(leaver, SEPTEMBER).stream().map(Line::id).toList();
        List<Line> refunds = lines(leaver, OCTOBER);

        assertThat(refunds).isNotEmpty().allSatisfy(line -> {
            assertThat(line.adjustment()).isTrue();
            assertThat(charged).contains(line.adjustmentFor());
            assertThat(line.coverFrom()).isEqualTo(LocalDate.of(2026, 9, 11));
            assertThat(line.amount().signum()).isEqualTo(line.category().equals("tax_relief") ? 1 : -1);
        });
        assertThat(lines(leaver, OCTOBER.plusMonths(1))).isEmpty();
    }

    @Test
    void aBritishLeaverIsChargedForTheDaysOnly() {
        Employee leaver = person("R1", "gb", "2024-01-01", "2026-09-10");

        assertThat(lines(leaver, SEPTEMBER))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.coverTo()).isEqualTo(LocalDate.of(2026, 9, 10)));
        assertThat(lines(leaver, OCTOBER)).isEmpty();
    }

    @Test
    void taxAndReliefFollowTheCountry() {
        assertThat(year(50, "ie", "2024-01-01", null))
                .allSatisfy(lines -> assertThat(lines)
                        .extracting(Line::category)
                        .contains("tax_relief")
                        .doesNotContain("tax"));
        assertThat(year(50, "gb", "2024-01-01", null))
                .allSatisfy(lines -> assertThat(lines)
                        .extracting(Line::category)
                        .contains("tax")
                        .doesNotContain("tax_relief"));
        assertThat(year(50, "es", "2024-01-01", null))
                .allSatisfy(
                        lines -> assertThat(lines).extracting(Line::category).containsOnly("gross_premium"));
        assertThat(year(1, "jp", "2024-01-01", null).get(0))
                .allMatch(line -> line.amount().scale() == 0);
        assertThat(year(1, "kw", "2024-01-01", null).get(0))
                .allMatch(line -> line.amount().scale() == 3);
    }

    @Test
    void aboutOnePersonMonthInTwelveIsUnusual() {
        List<Line> all = year(500, "ie", "2024-01-01", null).stream()
                .flatMap(List::stream)
                .toList();
        long corrections = all.stream().filter(Line::adjustment).count();
        long fees =
                all.stream().filter(line -> "One-off fee".equals(line.note())).count();
        long late = all.stream()
                .filter(line -> line.note() != null && line.note().startsWith("Charged with"))
                .map(line -> line.policyId() + line.reportingMonth())
                .distinct()
                .count();

        assertThat(corrections).isBetween(100L, 260L);
        assertThat(fees).isBetween(60L, 180L);
        assertThat(late).isBetween(100L, 260L);
        Set<String> ids = new HashSet<>();
        all.forEach(line -> ids.add(line.id()));
        assertThat(all.stream().filter(line -> line.adjustment() && line.month().isAfter(SEPTEMBER)))
                .isNotEmpty()
                .allMatch(line -> ids.contains(line.adjustmentFor()));
    }

    @Test
    void bothSidesAndDependantsOccur() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Enrolment.of("ACME", "R" + i, "ie")
                    .shares()
                    .forEach(share -> seen.add(share.side() + " " + share.memberType()));
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "EMPLOYER policyholder",
                        "EMPLOYER partner_dependant",
                        "EMPLOYER child_dependant",
                        "EMPLOYEE policyholder",
                        "EMPLOYEE partner_dependant",
                        "EMPLOYEE child_dependant");
    }

    @Test
    void halfACentIsRoundedAwayFromZero() {
        assertThat(Minor.share(1, 15, 30)).isEqualTo(1);
        assertThat(Minor.share(-1, 15, 30)).isEqualTo(-1);
        assertThat(Minor.share(1, 14, 30)).isZero();
        assertThat(Minor.share(10417, 14, 30)).isEqualTo(4861);
    }
}
