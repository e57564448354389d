package io.tieout.kota;

import java.time.LocalDate;
import java.util.Objects;

/** Both days belong to the period. */
public record DatePeriod(LocalDate from_date, LocalDate to_date) {

    public DatePeriod {
        Objects.requireNonNull(from_date, "from_date");
        Objects.requireNonNull(to_date, "to_date");
    }
}
