package io.tieout.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one person in any report, worked out from cover and enrolment alone. A month is charged in its own
 * report or, late, in the next; a joiner's part month by calendar days; a leaver's rest is given back or not charged.
 */
final class Charges {

    private final String key;
    private final String employeeId;
    private final String policyId;
    private final Enrolment enrolment;
    private final Cover cover;
    private final Cover charged;
    private final Map<YearMonth, Integer> changedByHand;

    Charges(Employee person, Employer employer) {
        this(person, employer, Map.of());
    }

    /** @param changedByHand how often something was added to a month through the sandbox */
    Charges(Employee person, Employer employer, Map<YearMonth, Integer> changedByHand) {
        this.changedByHand = changedByHand;
        this.employeeId = person.id();
        String employerRef = employer.ref().isEmpty() ? employer.id() : employer.ref();
        String ref = person.ref().isEmpty() ? person.id() : person.ref();
        this.key = employerRef + "\u0000" + ref;
        this.policyId = Policies.of(person.id(), null);
        this.enrolment = Enrolment.of(employerRef, ref, person.country());
        this.cover = Cover.of(person, employer);
        this.charged = enrolment.refunds() ? cover.untilEndOfLastMonth() : cover;
    }

    String currency() {
        return enrolment.currency();
    }

    List<Charge> in(YearMonth report) {
        List<Charge> lines = new ArrayList<>();
        if (cover.empty()) {
            return lines;
        }
        YearMonth before = report.minusMonths(1);
        if (late(before)) {
            charge(before, lines, "Charged with " + report + ": cover of " + before);
        }
        if (!late(report)) {
            charge(report, lines, null);
        }
        refund(before, lines);
        Oddity oddity = Oddity.of(key, report);
        if (oddity.kind() == Oddity.Kind.CORRECTION && cover.whole(before) && cover.whole(report) && !late(before)) {
            correct(before, oddity, lines);
        }
        if (oddity.kind() == Oddity.Kind.FEE && cover.whole(report)) {
            fee(report, oddity, lines);
        }
        for (int nth = 1; nth <= changedByHand.getOrDefault(report, 0); nth++) {
            long amount = 100
                    + Dice.of("changed", key, report.toString(), Integer.toString(nth))
                            .below(0, 900);
            once(report, "changed" + nth, amount, "Changed after the report was opened", lines);
        }
        return lines;
    }

    private boolean late(YearMonth month) {
        if (cover.whole(month)) {
            return Oddity.of(key, month).kind() == Oddity.Kind.LATE;
        }
        return enrolment.catchUp() && cover.from().isAfter(month.atDay(1)) && cover.in(month) != null;
    }

    private void charge(YearMonth month, List<Charge> lines, @Nullable String late) {
        Cover part = charged.in(month);
        if (part == null) {
            return;
        }
        long days = days(part);
        String note = days == month.lengthOfMonth()
                ? late
                : "Pro-rated: " + days + " of " + month.lengthOfMonth() + " days" + (late == null ? "" : ". " + late);
        for (Share share : enrolment.shares()) {
            long amount = Minor.share(share.full(), days, month.lengthOfMonth());
            add(lines, share, id(share, month, "regular"), null, amount, "recurring", note, part, month);
        }
    }

    /** What was charged of the month of leaving and not covered. */
    private void refund(YearMonth month, List<Charge> lines) {
        Cover due = cover.in(month);
        Cover paid = charged.in(month);
        if (due == null || paid == null || due.equals(paid)) {
            return;
        }
        Cover rest = new Cover(due.to().plusDays(1), paid.to());
        for (Share share : enrolment.shares()) {
            long amount = Minor.share(share.full(), days(due), month.lengthOfMonth())
                    - Minor.share(share.full(), days(paid), month.lengthOfMonth());
            String original = id(share, month, "regular");
            add(lines, share, id(share, month, "refund"), original, amount, "one_off", "Left", rest, month);
        }
    }

    private void correct(YearMonth month, Oddity oddity, List<Charge> lines) {
        Share share = enrolment.shares().get(oddity.pick(enrolment.shares().size()));
        long amount = oddity.correction(share.full());
        String original = id(share, month, "regular");
        Cover whole = new Cover(month.atDay(1), month.atEndOfMonth());
        add(
                lines,
                share,
                id(share, month, "correction"),
                original,
                amount,
                "one_off",
                "Corrected by the insurer",
                whole,
                month);
    }

    private void fee(YearMonth month, Oddity oddity, List<Charge> lines) {
        once(month, "fee", oddity.fee(), "One-off fee", lines);
    }

    private void once(YearMonth month, String kind, long amount, String note, List<Charge> lines) {
        Share share = enrolment.shares().stream()
                .filter(one -> one.side() == Side.EMPLOYEE && one.category().equals("gross_premium"))
                .findFirst()
                .orElse(enrolment.shares().get(0));
        Cover whole = new Cover(month.atDay(1), month.atEndOfMonth());
        add(lines, share, id(share, month, kind), null, amount, "one_off", note, whole, month);
    }

    private void add(
            List<Charge> lines,
            Share share,
            String id,
            @Nullable String adjusts,
            long amount,
            String type,
            @Nullable String note,
            Cover period,
            YearMonth month) {
        if (amount != 0) {
            LocalDate to = period.to() == null ? month.atEndOfMonth() : period.to();
            lines.add(new Charge(
                    share.side(),
                    new Line(
                            id,
                            share.category(),
                            share.memberType(),
                            adjusts != null,
                            adjusts,
                            BigDecimal.valueOf(amount, enrolment.digits()),
                            type,
                            note,
                            period.from(),
                            to,
                            month.atDay(1),
                            policyId,
                            null)));
        }
    }

    private static long days(Cover part) {
        return part.to().toEpochDay() - part.from().toEpochDay() + 1;
    }

    private String id(Share share, YearMonth month, String kind) {
        return Ids.derived(
                "ct",
                employeeId,
                policyId,
                share.category(),
                share.memberType() + share.member(),
                share.side().name(),
                month.toString(),
                kind);
    }
}
