package io.tieout.console;

import io.tieout.payroll.Portion;
import io.tieout.reconciliation.BreakPlace;
import io.tieout.reconciliation.RowRef;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** Rows that need a person, and places in their list, as they stand in addresses. Neither depends on a run. */
final class BreakKeys {

    private static final String NO_ROW = "There is no such row";
    private static final String NO_PLACE = "There is no such page of the list";
    private static final int DIGITS = 40;

    private BreakKeys() {}

    static String of(RowRef row) {
        return OpaqueKey.of(
                row.employerRef(),
                row.employeeRef(),
                row.currency(),
                row.portion().word());
    }

    static RowRef row(YearMonth period, String key) {
        List<String> parts = OpaqueKey.parts(key, 4, NO_ROW);
        return new RowRef(period, parts.get(0), parts.get(1), parts.get(2), portion(parts.get(3), NO_ROW));
    }

    static String of(BreakPlace place) {
        return OpaqueKey.of(
                place.currency(),
                place.atStake().toPlainString(),
                place.employerRef(),
                place.employeeRef(),
                place.portion().word());
    }

    static BreakPlace place(String key) {
        List<String> parts = OpaqueKey.parts(key, 5, NO_PLACE);
        String amount = parts.get(1);
        if (amount.length() > DIGITS || !amount.matches("[0-9]+(\\.[0-9]+)?")) {
            throw Refused.nothingHere(NO_PLACE);
        }
        return new BreakPlace(
                parts.get(0), new BigDecimal(amount), parts.get(2), parts.get(3), portion(parts.get(4), NO_PLACE));
    }

    private static Portion portion(String word, String otherwise) {
        for (Portion portion : Portion.values()) {
            if (portion.word().equals(word)) {
                return portion;
            }
        }
        throw Refused.nothingHere(otherwise);
    }
}
