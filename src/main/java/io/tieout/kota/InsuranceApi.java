package io.tieout.kota;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** Quotes and offers of the API reference. */
interface InsuranceApi {

    @GetExchange("/employers/{employer}/health_insurance/quotes")
    Page<EmployerQuote> employerQuotes(
            @PathVariable("employer") String employerId,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/employers/{employer}/health_insurance/quotes/{id}")
    EmployerQuote employerQuote(@PathVariable("employer") String employerId, @PathVariable("id") String id);

    @GetExchange("/employees/{employee}/health_insurance/offers")
    Page<EmployeeOffer> employeeOffers(
            @PathVariable("employee") String employeeId,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/employees/{employee}/health_insurance/offers/{id}")
    EmployeeOffer employeeOffer(@PathVariable("employee") String employeeId, @PathVariable("id") String id);
}
