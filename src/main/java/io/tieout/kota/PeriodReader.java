package io.tieout.kota;

import static io.tieout.kota.FieldValues.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

/** Reads a period: each line of a breakdown has one. */
final class PeriodReader extends FieldByField<DatePeriod> {

    static final PeriodReader PERIODS = new PeriodReader();

    private PeriodReader() {
        super(DatePeriod.class);
    }

    @Override
    Fields<DatePeriod> begin() {
        return new Period();
    }

    private static final class Period implements Fields<DatePeriod> {

        private @Nullable LocalDate from;
        private @Nullable LocalDate to;

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "from_date" -> from = value(token, PlainTimes.DATES, parser, context);
                case "to_date" -> to = value(token, PlainTimes.DATES, parser, context);
                default -> parser.skipChildren();
            }
        }

        @Override
        public DatePeriod whole() {
            return new DatePeriod(from, to);
        }
    }
}
