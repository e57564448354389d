package io.tieout.cli;

import java.time.DateTimeException;
import java.time.YearMonth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A month as people type it. */
final class PeriodConverter implements ITypeConverter<YearMonth> {

    @Override
    public YearMonth convert(String value) {
        try {
            return YearMonth.parse(value);
        } catch (DateTimeException notAMonth) {
            throw new TypeConversionException("'" + value + "' is not a month; write it as 2026-10");
        }
    }
}
