package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import io.tieout.money.Instalments;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.List;

/** How an open balance can be settled, in plain words. A suggestion for people; nothing acts on it. */
public final class Settling {

    /** Longer than a year nobody follows a repayment. */
    private static final int MOST_MONTHS = 12;

    private Settling() {}

    public static String of(OpenBalance open) {
        if (open.portion() == Portion.EMPLOYER) {
            return open.balance().signum() > 0
                    ? "book " + money(open, open.balance()) + " more for the employer"
                    : "take back " + money(open, open.balance().abs()) + " that was booked for the employer";
        }
        if (!open.known()) {
            return "the roster does not know this person: find out who it is before anything is settled";
        }
        if (open.balance().signum() < 0) {
            String amount = money(open, open.balance().abs());
            return open.inPay()
                    ? "pay back " + amount + " in the next pay run"
                    : "no pay to set it against" + left(open) + ": pay back " + amount + " by transfer";
        }
        if (open.inPay()) {
            return spread(open);
        }
        return open.leaveOn() == null
                ? "no pay this period: when pay goes on, " + spread(open)
                : "no pay is left to withhold it from" + left(open) + ": agree a repayment of "
                        + money(open, open.balance()) + ", or write it off";
    }

    /** Nobody is to lose more in a month than a usual month costs on top of that month. */
    private static String spread(OpenBalance open) {
        BigDecimal usual = open.usualMonth();
        if (usual == null
                || usual.signum() <= 0
                || open.balance().compareTo(usual) <= 0
                || Amounts.isFinerThanCurrency(open.balance(), open.currency())) {
            return "withhold " + money(open, open.balance()) + " in one pay run";
        }
        List<BigDecimal> parts = Instalments.of(open.balance(), usual, MOST_MONTHS, open.currency());
        BigDecimal first = parts.get(0);
        BigDecimal last = parts.get(parts.size() - 1);
        return "spread it over " + parts.size() + " months, "
                + (first.compareTo(last) == 0
                        ? money(open, first) + " each"
                        : money(open, first) + " falling to " + money(open, last));
    }

    private static String left(OpenBalance open) {
        return open.leaveOn() == null ? "" : " (left on " + open.leaveOn() + ")";
    }

    private static String money(OpenBalance open, BigDecimal amount) {
        return Amounts.plain(amount, open.currency()) + " " + open.currency();
    }
}
