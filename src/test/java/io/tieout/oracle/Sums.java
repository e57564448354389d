package io.tieout.oracle;

import java.math.BigDecimal;
import java.util.List;

/** Both sides of one row. */
record Sums(Key key, List<Charge> lines, List<Withholding> rows, BigDecimal opening) {

    BigDecimal charged() {
        return lines.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal withheld() {
        return rows.stream().map(Withholding::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal variance() {
        return charged().subtract(withheld());
    }

    boolean nothingCharged() {
        return lines.isEmpty();
    }

    boolean nothingWithheld() {
        return rows.isEmpty();
    }
}
