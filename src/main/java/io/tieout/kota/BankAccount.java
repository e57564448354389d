package io.tieout.kota;

import org.jspecify.annotations.Nullable;

/**
 * A bank account: the IBAN is write-only, answers hold its last four characters only.
 *
 * @param account_number IBAN, in requests only
 * @param account_number_last4 in answers only
 */
public record BankAccount(
        @Nullable String account_number, @Nullable String account_number_last4) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "BankAccount[…]";
    }
}
