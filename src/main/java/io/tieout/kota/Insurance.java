package io.tieout.kota;

import java.util.List;

/** Quotes and offers of health insurance: what a thin event of a required action leaves to be read. */
public interface Insurance {

    /** Newest first. */
    List<EmployerQuote> employerQuotes(String employerId);

    EmployerQuote employerQuote(String employerId, String quoteId);

    /** Newest first. */
    List<EmployeeOffer> employeeOffers(String employeeId);

    EmployeeOffer employeeOffer(String employeeId, String offerId);
}
