package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/** One register row of a person, portion and currency. @param amount major units */
record WithheldRow(String payRun, LocalDate payDate, String payElement, BigDecimal amount) implements Evidence {

    static final Comparator<WithheldRow> ORDER = Comparator.comparing(WithheldRow::payDate)
            .thenComparing(WithheldRow::payRun)
            .thenComparing(WithheldRow::payElement)
            .thenComparing(WithheldRow::amount);
}
