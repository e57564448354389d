package io.tieout.oracle;

/**
 * An invented employer.
 *
 * @param country ISO 3166 alpha-2 in upper case
 * @param currency what Kota charges in, ISO 4217 in upper case
 */
public record Company(
        String ref, String legalName, String country, String currency, String line1, String city, String postalCode) {}
