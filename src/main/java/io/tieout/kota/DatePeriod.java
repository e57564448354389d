package io.tieout.kota;

import java.time.LocalDate;

/** Both days belong to the period. */
public record DatePeriod(LocalDate from_date, LocalDate to_date) {}
