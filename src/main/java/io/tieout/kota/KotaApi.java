package io.tieout.kota;

import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Kota's operations as its API reference has them. Bodies are bytes, so that every try sends the same
 * ones. {@code X-Platform-Id} is for dashboard tokens and therefore never sent.
 */
@HttpExchange(accept = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
interface KotaApi extends EmployersApi, EmployeesApi, ContributionReportsApi, EventsApi, InsuranceApi {

    String JSON = MediaType.APPLICATION_JSON_VALUE;
    String KEY = "Idempotency-Key";
}
