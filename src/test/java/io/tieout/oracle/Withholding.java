package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A row of the register that counts towards a portion.
 *
 * @param amount major units
 */
public record Withholding(Key key, LocalDate payDate, String payRun, String element, BigDecimal amount) {}
