package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a period as it was signed to the same period as it is known now: signed, plus named later changes, equals now.
 *
 * @param nowRun the newest run of the period; the signed one while nothing came after it
 * @param reopenings why runs came after the sign-off, the first one first
 * @param totals by currency and portion
 */
public record Bridge(SignOff signed, long nowRun, int nowRunNumber, List<Reopening> reopenings, List<Total> totals) {

    /** Why, and by whom, a period was opened again after it had been signed off. */
    public record Reopening(int runNumber, String reason, String account, Instant reopenedAt) {}

    /** What happened after the signatures. */
    public enum Kind {
        /** The balance that the period began with is another one: an earlier period was settled anew. */
        OPENING_MOVED,
        /** The report holds a correction that it did not hold before. */
        ADJUSTMENT_ARRIVED,
        LINE_ADDED,
        LINE_GONE,
        /** A line is still there with another amount. */
        LINE_CHANGED,
        /** There was no register when the period was signed. */
        REGISTER_LOADED,
        /** The register was replaced and says something else. */
        REGISTER_CHANGED,
        /** A later period's report corrects what this one charged; this period's balance does not move by it. */
        ADJUSTED_LATER
    }

    /** Major units. Withheld is zero while no register was loaded. */
    public record Figures(BigDecimal opening, BigDecimal charged, BigDecimal withheld, BigDecimal closing) {

        static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Figures plus(Figures other) {
            return new Figures(
                    opening.add(other.opening),
                    charged.add(other.charged),
                    withheld.add(other.withheld),
                    closing.add(other.closing));
        }

        boolean equal(Figures other) {
            return opening.compareTo(other.opening) == 0
                    && charged.compareTo(other.charged) == 0
                    && withheld.compareTo(other.withheld) == 0
                    && closing.compareTo(other.closing) == 0;
        }
    }

    /** All changes of one kind, and what they do to each figure. @param count lines, or rows of people */
    public record Step(Kind kind, long count, Figures effect) {}

    /**
     * The bridge of one currency and portion.
     *
     * @param steps in the order of {@link Kind}
     */
    public record Total(String currency, Portion portion, Figures signed, List<Step> steps, Figures now) {

        /** Now, and what later reports corrected. */
        public Figures restated() {
            return steps.stream()
                    .filter(step -> step.kind() == Kind.ADJUSTED_LATER)
                    .map(Step::effect)
                    .reduce(now, Figures::plus);
        }

        /** Whether signed and the named changes are what stands now, to the last minor unit. */
        public boolean foots() {
            return steps.stream()
                    .filter(step -> step.kind() != Kind.ADJUSTED_LATER)
                    .map(Step::effect)
                    .reduce(signed, Figures::plus)
                    .equal(now);
        }
    }

    /**
     * One change, of one person.
     *
     * @param entryId Kota's id of the line; null for changes of the register or the opening balance
     * @param inPeriod whose report holds the line; another one than the signed for {@link Kind#ADJUSTED_LATER}
     */
    public record Change(
            Kind kind,
            String employeeRef,
            String currency,
            Portion portion,
            @Nullable String entryId,
            YearMonth inPeriod,
            Figures effect) {}
}
