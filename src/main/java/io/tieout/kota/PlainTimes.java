package io.tieout.kota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads {@code 2026-10-01} and {@code 2026-10-01T09:30:00Z}, with or without a fraction of up to nine digits, digit by
 * digit, and leaves every other form to Jackson. A page of breakdowns may hold thousands of dates, and Java's own
 * formatter took a good part of the time of reading one.
 */
final class PlainTimes {

    private static final int SECONDS_OF_DAY = 86_400;

    static final ValueDeserializer<LocalDate> DATES =
            new Plain<>(LocalDate.class, PlainTimes::date, LocalDateDeserializer.INSTANCE);

    static final ValueDeserializer<Instant> INSTANTS =
            new Plain<>(Instant.class, PlainTimes::instant, InstantDeserializer.INSTANT);

    private PlainTimes() {}

    static SimpleModule module() {
        return new SimpleModule("plain-times")
                .addDeserializer(LocalDate.class, DATES)
                .addDeserializer(Instant.class, INSTANTS);
    }

    /** Reads what is of the plain form itself. */
    private static final class Plain<T> extends StdDeserializer<T> {

        private final Function<String, @Nullable T> plain;
        private final ValueDeserializer<T> others;

        Plain(Class<T> type, Function<String, @Nullable T> plain, ValueDeserializer<T> others) {
            super(type);
            this.plain = plain;
            this.others = others;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            T read = parser.hasToken(JsonToken.VALUE_STRING) ? plain.apply(parser.getString()) : null;
            return read == null ? others.deserialize(parser, context) : read;
        }
    }

    /** Null when it is not of the form 2026-10-01, or no day of the calendar. */
    static @Nullable LocalDate date(String text) {
        return text.length() == 10 ? dateIn(text) : null;
    }

    /** Null when it is not of the form 2026-10-01T09:30:00Z or 2026-10-01T09:30:00.069Z, or no moment of the calendar. */
    static @Nullable Instant instant(String text) {
        if (text.length() < 20
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(text.length() - 1) != 'Z') {
            return null;
        }
        int nanos = nanos(text);
        LocalDate date = dateIn(text);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (date == null || !within(hour, 0, 23) || !within(minute, 0, 59) || !within(second, 0, 59) || nanos < 0) {
            return null;
        }
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_OF_DAY + (hour * 60L + minute) * 60 + second, nanos);
    }

    /** What stands between the seconds and the Z: nothing, or a point and one to nine digits; else negative. */
    private static int nanos(String text) {
        int places = text.length() - 21;
        if (places < 0) {
            return 0;
        }
        if (places < 1 || places > 9 || text.charAt(19) != '.') {
            return -1;
        }
        int value = digits(text, 20, 20 + places);
        for (int i = places; i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    private static @Nullable LocalDate dateIn(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        boolean plain = text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && year >= 0
                && within(month, 1, 12)
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
        return plain ? LocalDate.of(year, month, day) : null;
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** Negative when one of them is no digit. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
