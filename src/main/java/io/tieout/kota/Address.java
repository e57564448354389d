package io.tieout.kota;

import org.jspecify.annotations.Nullable;

/**
 * An address; replaced whole by an update, and an update may not carry {@code country_code}.
 *
 * @param state needed for us and ca
 * @param country_code ISO 3166 alpha-2 in lower case; null in updates
 */
public record Address(
        String line1,
        @Nullable String line2,
        @Nullable String line3,
        String city,
        @Nullable String state,
        String postal_code,
        @Nullable String country_code) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "Address[…]";
    }
}
