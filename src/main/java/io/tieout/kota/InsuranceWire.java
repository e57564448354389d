package io.tieout.kota;

import static io.tieout.kota.Operation.read;

import java.util.List;

/** {@link Insurance} over HTTP. */
interface InsuranceWire extends Insurance, Wire {

    @Override
    default List<EmployerQuote> employerQuotes(String employerId) {
        Operation operation = read("list quotes of employer " + employerId);
        return PagedSweep.list(
                operation.name(),
                page -> call(operation, api -> api.employerQuotes(employerId, page, PAGE)),
                EmployerQuote::id);
    }

    @Override
    default EmployerQuote employerQuote(String employerId, String quoteId) {
        return call(
                read("read quote " + quoteId + " of employer " + employerId),
                api -> api.employerQuote(employerId, quoteId));
    }

    @Override
    default List<EmployeeOffer> employeeOffers(String employeeId) {
        Operation operation = read("list offers of employee " + employeeId);
        return PagedSweep.list(
                operation.name(),
                page -> call(operation, api -> api.employeeOffers(employeeId, page, PAGE)),
                EmployeeOffer::id);
    }

    @Override
    default EmployeeOffer employeeOffer(String employeeId, String offerId) {
        return call(
                read("read offer " + offerId + " of employee " + employeeId),
                api -> api.employeeOffer(employeeId, offerId));
    }
}
