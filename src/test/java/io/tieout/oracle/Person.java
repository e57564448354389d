package io.tieout.oracle;

import java.time.LocalDate;

/** An invented employee. */
public record Person(
        int number,
        String ref,
        Company company,
        String firstName,
        String lastName,
        LocalDate birth,
        String sex,
        String line1,
        String city,
        String postalCode,
        String taxId,
        LocalDate start,
        String phone,
        String email,
        String iban) {}
