package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contribution report, as Kota sent it.
 *
 * @param category gross_premium, tax or tax_relief
 * @param adjustmentFor entry id of the corrected line, null also on adjustments that name none
 * @param amount major units with Kota's sign
 * @param type recurring or one_off
 * @param coverTo both days of the cover belong to it
 */
record ChargedLine(
        String entryId,
        String category,
        String memberType,
        boolean adjustment,
        @Nullable String adjustmentFor,
        BigDecimal amount,
        String type,
        LocalDate coverFrom,
        LocalDate coverTo,
        String policyId,
        YearMonth reportingMonth)
        implements Evidence {

    /** Entry ids are unique, so results do not depend on the order in which lines were read. */
    static final Comparator<ChargedLine> ORDER =
            Comparator.comparing(ChargedLine::entryId).thenComparing(ChargedLine::amount);

    boolean recurring() {
        return type.equals("recurring");
    }

    boolean oneOff() {
        return type.equals("one_off");
    }
}
