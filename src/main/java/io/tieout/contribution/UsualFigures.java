package io.tieout.contribution;

import io.tieout.kota.Contribution;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.money.Amounts;
import java.util.List;
import java.util.Locale;

/**
 * Whether the figures of a person are as nearly all are: plain premium and tax not below zero, plain tax relief not
 * above it, no more decimals than the currency has. Seen while the lines pass by, so that nobody has to go through
 * millions of them again to find that nothing is wrong. What is not usual is looked at closely, and may still be right.
 */
final class UsualFigures {

    private UsualFigures() {}

    static boolean of(EmployeeBreakdown breakdown) {
        String currency = breakdown.currency().toUpperCase(Locale.ROOT);
        if (!Amounts.isCurrency(currency)) {
            return false;
        }
        int digits = Amounts.minorDigits(currency);
        return of(breakdown.health_insurance().employer_contributions(), digits)
                && of(breakdown.health_insurance().employee_contributions(), digits);
    }

    private static boolean of(List<Contribution> lines, int digits) {
        for (Contribution line : lines) {
            int sign = line.amount().signum();
            boolean odd = !line.adjustment() && (line.category().equals("tax_relief") ? sign > 0 : sign < 0);
            if (odd || line.amount().scale() > digits) {
                return false;
            }
        }
        return true;
    }
}
