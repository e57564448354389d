package io.tieout.reconciliation;

import java.math.BigDecimal;

/**
 * A rest that is no larger than the tolerance. It stands alone as a status, or beside other causes;
 * beside a pro-ration never, because a pro-ration rounds by itself and would hide a wrong cent.
 */
final class Rounding {

    private Rounding() {}

    static boolean covers(BigDecimal rest, BigDecimal tolerance, boolean besideProration) {
        return !besideProration && rest.abs().compareTo(tolerance) <= 0;
    }
}
