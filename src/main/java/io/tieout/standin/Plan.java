package io.tieout.standin;

/**
 * What insurance costs in a country, in minor units a month: invented prices, real kinds of tax and relief.
 *
 * @param lowest of a policyholder's gross premium
 * @param highest of it, not reached
 */
record Plan(String country, String currency, int digits, long lowest, long highest) {

    /** Irish relief at source: a fifth, at most 200 euro a year for an adult and 100 for a child. */
    private static final long ADULT_RELIEF = 1667;

    private static final long CHILD_RELIEF = 833;

    static Plan in(String country) {
        return switch (country) {
            case "ie" -> new Plan(country, "eur", 2, 7900, 19900);
            case "gb" -> new Plan(country, "gbp", 2, 4200, 9800);
            case "es" -> new Plan(country, "eur", 2, 4500, 8900);
            case "jp" -> new Plan(country, "jpy", 0, 9000, 21000);
            case "kw" -> new Plan(country, "kwd", 3, 21000, 48000);
            default -> new Plan(country, "eur", 2, 6100, 15200);
        };
    }

    /** British insurance premium tax, 12 %, on top. */
    long tax(long gross) {
        return country.equals("gb") ? Minor.percent(gross, 12) : 0;
    }

    /** A positive sum; it is shown as a negative line. */
    long relief(long gross, boolean adult) {
        return country.equals("ie") ? Math.min(Minor.percent(gross, 20), adult ? ADULT_RELIEF : CHILD_RELIEF) : 0;
    }
}
