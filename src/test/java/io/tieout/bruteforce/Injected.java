package io.tieout.bruteforce;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Key;
import io.tieout.oracle.Withholding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Both sides of an employer's month, and what was done to them.
 *
 * @param openings in major units
 * @param known by row, how it should stand
 */
public record Injected(
        List<Charge> lines, List<Withholding> register, Map<Key, BigDecimal> openings, Map<Key, Known> known) {

    /**
     * @param causes as the files write them
     * @param parts how many causes were put in, without a rest; 0 for a status that names none
     */
    public record Known(String status, String causes, int parts) {}
}
