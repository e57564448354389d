package io.tieout.oracle;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Employers that must be looked at by a person before anything is reconciled. */
final class Review {

    private Review() {}

    /**
     * @param reliefSign what Kota gives to tax relief that is no adjustment: -1 or 1
     */
    static Set<String> employers(Collection<Charge> charges, int reliefSign) {
        return charges.stream()
                .filter(line -> hasWrongSign(line, reliefSign)
                        || Minor.tooFine(line.amount(), line.key().currency()))
                .map(line -> line.key().employer())
                .collect(Collectors.toSet());
    }

    private static boolean hasWrongSign(Charge line, int reliefSign) {
        int wanted = line.category().equals("tax_relief") ? reliefSign : 1;
        return !line.adjustment() && line.amount().signum() == -wanted;
    }
}
