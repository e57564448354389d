package io.tieout.cli;

import io.tieout.money.Amounts;
import io.tieout.reconciliation.Bridge;
import io.tieout.reconciliation.Bridge.Figures;
import io.tieout.reconciliation.Bridge.Kind;
import io.tieout.reconciliation.Bridge.Step;
import io.tieout.reconciliation.Bridges;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One employer's period: as signed, the changes by name, now. */
final class BridgePage {

    private BridgePage() {}

    static void print(Bridge bridge) {
        Out.result(bridge.signed().employerRef() + ", " + bridge.signed().period() + ": signed off in run "
                + bridge.signed().runNumber() + " by "
                + String.join(" and ", bridge.signed().accounts())
                + (bridge.nowRun() == bridge.signed().run()
                        ? ", and no run came after it"
                        : ", now as of run " + bridge.nowRunNumber()));
        for (Bridge.Reopening reopening : bridge.reopenings()) {
            Out.result("  Opened again in run " + reopening.runNumber() + " by " + reopening.account() + ", "
                    + reopening.reopenedAt().truncatedTo(ChronoUnit.SECONDS) + ": " + reopening.reason());
        }
        Table table = new Table("portion", "", "", ">lines", ">opening", ">charged", ">withheld", ">closing");
        for (Bridge.Total total : bridge.totals()) {
            row(table, total, total.portion().word(), "as signed", null, total.signed());
            for (Step step : total.steps()) {
                if (step.kind() != Kind.ADJUSTED_LATER) {
                    row(table, total, "", words(step.kind()), step.count(), step.effect());
                }
            }
            row(table, total, "", total.foots() ? "now" : "now (DOES NOT FOOT)", null, total.now());
            total.steps().stream()
                    .filter(step -> step.kind() == Kind.ADJUSTED_LATER)
                    .forEach(step -> {
                        row(table, total, "", words(step.kind()), step.count(), step.effect());
                        row(table, total, "", "as restated", null, total.restated());
                    });
        }
        table.print();
    }

    static void people(Bridges bridges, Bridge bridge) {
        Table table = new Table(
                "employee",
                "portion",
                "",
                "change",
                "line",
                "report of",
                ">opening",
                ">charged",
                ">withheld",
                ">closing");
        bridges.forEachChange(
                bridge,
                change -> table.row(
                        change.employeeRef(),
                        change.portion().word(),
                        change.currency(),
                        words(change.kind()),
                        change.entryId() == null ? "" : change.entryId(),
                        change.inPeriod(),
                        money(change.effect().opening(), change.currency()),
                        money(change.effect().charged(), change.currency()),
                        money(change.effect().withheld(), change.currency()),
                        money(change.effect().closing(), change.currency())));
        if (!table.isEmpty()) {
            Out.result("");
            table.print();
        }
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case OPENING_MOVED -> "an earlier period was settled anew";
            case ADJUSTMENT_ARRIVED -> "adjustments arrived";
            case LINE_ADDED -> "lines added";
            case LINE_GONE -> "lines gone";
            case LINE_CHANGED -> "lines with another amount";
            case REGISTER_LOADED -> "the register was loaded";
            case REGISTER_CHANGED -> "the register was replaced";
            case ADJUSTED_LATER -> "adjusted in later reports";
        };
    }

    private static void row(
            Table table, Bridge.Total total, String portion, String words, @Nullable Long count, Figures figures) {
        table.row(
                portion,
                portion.isEmpty() ? "" : total.currency(),
                words,
                count == null ? "" : count,
                money(figures.opening(), total.currency()),
                money(figures.charged(), total.currency()),
                money(figures.withheld(), total.currency()),
                money(figures.closing(), total.currency()));
    }

    private static String money(BigDecimal amount, String currency) {
        return Amounts.plain(amount, currency);
    }
}
