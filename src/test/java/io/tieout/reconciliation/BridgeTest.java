package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.jobfile.ReconcileInputs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

class BridgeTest {

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    /** A line or register row as a test writes it: who, entry, amount. */
    private record Line(
            String employee,
            String entry,
            String amount,
            boolean adjustment,
            @Nullable String of) {}

    private static Desk desk;
    private static Bridges bridges;

    @BeforeAll
    static void open() {
        desk = new Desk();
        bridges = desk.bean(Bridges.class);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void everyLaterChangeIsNamedAndTheBridgeFoots() {
        settle("acme", SEPTEMBER, null, List.of(line("a", "s1", "60.00")), List.of(line("a", "", "58.00")));
        settle(
                "acme",
                OCTOBER,
                null,
                List.of(line("a", "o1", "60.00"), line("b", "o2", "70.00"), line("c", "o3", "80.00")),
                List.of(line("a", "", "60.00"), line("b", "", "70.00")));
        signOff("acme", OCTOBER);
        assertThat(bridges.of(OCTOBER, "acme")).hasValueSatisfying(bridge -> {
            assertThat(bridge.reopenings()).isEmpty();
            assertThat(bridge.totals()).singleElement().satisfies(total -> {
                assertThat(total.steps()).isEmpty();
                assertThat(total.foots()).isTrue();
            });
        });

        // September is settled anew, and in October: a line more, one gone, one dearer, a refund, another register.
        settle("acme", SEPTEMBER, null, List.of(line("a", "s1", "60.00")), List.of(line("a", "", "60.00")));
        settle(
                "acme",
                OCTOBER,
                "Kota took c out",
                List.of(
                        line("a", "o1", "60.00"),
                        new Line("a", "o4", "-12.00", true, "s1"),
                        line("b", "o2", "75.00"),
                        line("d", "o5", "10.00")),
                List.of(line("a", "", "60.00"), line("b", "", "75.00"), line("d", "", "9.99")));
        // And November corrects October: a named line of it, and one by its month alone.
        settle(
                "acme",
                YearMonth.of(2026, 11),
                null,
                List.of(
                        line("a", "n1", "60.00"),
                        new Line("a", "n2", "-5.00", true, "o1"),
                        new Line("b", "n3", "3.00", true, null)),
                List.of(line("a", "", "60.00")));

        Bridge bridge = bridges.of(OCTOBER, "acme").orElseThrow();

        assertThat(bridge.reopenings())
                .singleElement()
                .satisfies(reopening -> assertThat(reopening.reason()).isEqualTo("Kota took c out"));
        assertThat(bridge.totals()).singleElement().satisfies(total -> {
            assertThat(figures(total.signed())).isEqualTo("2 210 130 82");
            assertThat(total.steps().stream()
                            .map(step -> step.kind() + " " + step.count() + ": " + figures(step.effect())))
                    .containsExactly(
                            "OPENING_MOVED 1: -2 0 0 -2",
                            "ADJUSTMENT_ARRIVED 1: 0 -12 0 -12",
                            "LINE_ADDED 1: 0 10 0 10",
                            "LINE_GONE 1: 0 -80 0 -80",
                            "LINE_CHANGED 1: 0 5 0 5",
                            "REGISTER_CHANGED 2: 0 0 14.99 -14.99",
                            "ADJUSTED_LATER 2: 0 -2 0 0");
            assertThat(figures(total.now())).isEqualTo("0 133 144.99 -11.99");
            assertThat(figures(total.restated())).isEqualTo("0 131 144.99 -11.99");
            assertThat(total.foots()).isTrue();
        });
        List<String> people = new ArrayList<>();
        bridges.forEachChange(
                bridge,
                change -> people.add(change.employeeRef() + " " + change.kind() + " " + change.entryId() + " "
                        + change.inPeriod() + " " + figures(change.effect())));
        assertThat(people)
                .hasSize(9)
                .contains(
                        "a ADJUSTED_LATER n2 2026-11 0 -5 0 0",
                        "b LINE_CHANGED o2 2026-10 0 5 0 5",
                        "c LINE_GONE o3 2026-10 0 -80 0 -80",
                        "d REGISTER_CHANGED null 2026-10 0 0 9.99 -9.99");
        assertThat(desk.bean(Signatures.class).newest(OCTOBER, "acme"))
                .as("the signed figures stand where they stood")
                .hasValueSatisfying(signed -> assertThat(signed.contentSha256())
                        .isEqualTo(desk.bean(ContentHashes.class).content(signed.run(), "acme")));
    }

    @Test
    void aRegisterThatCameAfterTheSignaturesBringsTheWholeComparison() {
        settle("first", OCTOBER, null, List.of(line("a", "o1", "60.00"), line("b", "o2", "70.00")), null);
        signOff("first", OCTOBER);
        settle(
                "first",
                OCTOBER,
                "payroll has run",
                List.of(line("a", "o1", "60.00"), line("b", "o2", "71.00")),
                List.of(line("a", "", "60.00"), line("b", "", "70.00")));

        assertThat(bridges.of(OCTOBER, "first").orElseThrow().totals())
                .singleElement()
                .satisfies(total -> {
                    assertThat(total.steps().stream()
                                    .map(step -> step.kind() + " " + step.count() + ": " + figures(step.effect())))
                            .containsExactly("LINE_CHANGED 1: 0 1 0 1", "REGISTER_LOADED 2: 0 0 130 0");
                    assertThat(figures(total.now())).isEqualTo("0 131 130 1");
                    assertThat(total.foots()).isTrue();
                });
        assertThat(bridges.of(SEPTEMBER, "first")).isEmpty();
    }

    private static Line line(String employee, String entry, String amount) {
        return new Line(employee, entry, amount, false, null);
    }

    private static String figures(Bridge.Figures figures) {
        return String.join(
                " ",
                plain(figures.opening()),
                plain(figures.charged()),
                plain(figures.withheld()),
                plain(figures.closing()));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static void signOff(String employer, YearMonth period) {
        desk.bean(Signing.class).sign(period, employer, "Ann", null);
        desk.bean(Signing.class).sign(period, employer, "Ben", null);
    }

    /** One run to its end. @param register null to load none */
    private static void settle(
            String employer,
            YearMonth period,
            @Nullable String reason,
            List<Line> lines,
            @Nullable List<Line> register) {
        long run = desk.books.run(period.toString());
        long pull = desk.books.pulled(run, employer, period.toString());
        for (Line line : lines) {
            LocalDate month = line.of() == null && line.adjustment() ? OCTOBER.atDay(1) : period.atDay(1);
            desk.books.line(
                    pull,
                    employer,
                    line.employee(),
                    "employee",
                    "EUR",
                    "gross_premium",
                    line.amount(),
                    line.adjustment(),
                    "recurring",
                    month,
                    month.plusMonths(1).minusDays(1),
                    month);
            desk.jdbc
                    .sql("update contribution_line set entry_id = ?, adjustment_for = ?"
                            + " where pull_id = ? and entry_id like 'ct\\_%'")
                    .params(line.entry(), line.of(), pull)
                    .update();
        }
        if (register != null) {
            desk.books.register(run, employer, period.toString());
            register.forEach(row -> desk.books.withheld(run, employer, row.employee(), row.amount()));
        }
        ReconcileInputs inputs = new ReconcileInputs(
                        period, List.of(), Set.of(employer), Path.of("out"), false, Desk.SETTINGS)
                .withReopen(reason == null ? null : new ReconcileInputs.Reopen(reason, "Ann"));
        assertThat(desk.run(run, inputs).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        desk.jdbc
                .sql("update run_employer set exported_at = reconciled_at where run_id = ?")
                .param(run)
                .update();
        desk.jdbc
                .sql("update run set status = 'COMPLETED' where id = ?")
                .param(run)
                .update();
    }
}
