package io.tieout.jobfile;

/**
 * How a country's payroll counts what an employer pays. Starting points to be checked with a tax adviser, not advice.
 *
 * @param taxIsTaxable whether tax on the premium belongs to the taxable value, beside the gross premium
 * @param reliefIsOwed whether relief given at source on the employer's part is to be paid back by the employer
 */
public record CountryRule(boolean taxIsTaxable, boolean reliefIsOwed) {

    /** Where the job file says no country: the gross premium alone, and no relief lane. */
    public static final CountryRule NONE = new CountryRule(false, false);

    /** As a manifest and a workbook say it. */
    public String words() {
        return (taxIsTaxable ? "gross-premium-and-tax" : "gross-premium") + ";relief-owed="
                + (reliefIsOwed ? "yes" : "no");
    }
}
