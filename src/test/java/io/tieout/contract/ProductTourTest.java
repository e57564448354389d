package io.tieout.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.kota.ContributionReport;
import io.tieout.kota.CreateSalary;
import io.tieout.kota.EventFilter;
import io.tieout.kota.Kota;
import io.tieout.kota.OffboardEmployee;
import io.tieout.kota.ReportFilter;
import io.tieout.kota.UpdateEmployee;
import io.tieout.kota.UpdateEmployer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every operation of the contract as the product's own client calls it. */
class ProductTourTest {

    @Test
    void everyOperationGoesOutAndComesBackAsPublished() throws Exception {
        var contract = Contract.find();
        Assumptions.assumeTrue(contract.isPresent(), Contract.MISSING);
        try (Desk desk = new Desk();
                ValidatingProxy proxy = new ValidatingProxy(0, desk.standIn.baseUrl(), contract.get())) {
            Kota kota = desk.client(URI.create(proxy.url()), Duration.ofSeconds(20), 1);
            String employer = Desk.employer(kota);
            String person = Desk.employee(kota, employer);
            people(kota, employer, person);
            insurance(desk, kota, employer, person);
            charges(kota, employer);
            leaving(kota, employer, person);
            events(desk, kota);

            TreeSet<String> all = new TreeSet<>();
            contract.get().operations().forEach(operation -> all.add(operation.name()));
            assertThat(proxy.findings().violations()).isEmpty();
            assertThat(proxy.findings().asked()).isEqualTo(all);
        }
    }

    private static void people(Kota kota, String employer, String person) {
        kota.employers(1);
        kota.employer(employer);
        kota.updateEmployer(employer, kota.bodyOf(new UpdateEmployer("New Name Ltd", null, null, null, null, null)));
        kota.employees(1);
        kota.employeesWithRef(employer, "P1");
        kota.employee(person);
        kota.updateEmployee(
                person,
                kota.bodyOf(new UpdateEmployee(
                        null, null, null, null, null, null, "new@desk.test", null, null, null, null)));
        CreateSalary salary = new CreateSalary(new BigDecimal("4210.55"), "eur", "monthly", LocalDate.of(2026, 1, 1));
        String made = kota.createSalary(person, kota.bodyOf(salary), Desk.key()).id();
        kota.salaries(person, 1);
        kota.salary(person, made);
        assertThat(kota.currentSalary(person)).isPresent();
        kota.hostedSession(employer, person);
    }

    private static void insurance(Desk desk, Kota kota, String employer, String person) {
        String state = "\"status\": \"action_required\", \"required_action\": {\"reason\": \"Documents\","
                + " \"reason_description\": \"A form is missing.\", \"code\": \"missing_form\","
                + " \"due_at\": \"2026-12-01\"}}";
        String quote = desk.control("POST", "/quotes", "{\"employer_id\": \"" + employer + "\", " + state);
        String offer = desk.control("POST", "/offers", "{\"employee_id\": \"" + person + "\", " + state);
        assertThat(kota.employerQuotes(employer)).hasSize(1);
        kota.employerQuote(employer, quote);
        assertThat(kota.employeeOffers(person)).hasSize(1);
        kota.employeeOffer(person, offer);
    }

    private static void charges(Kota kota, String employer) {
        ContributionReport report = kota.contributionReports(new ReportFilter(employer, null, null, 2026, null))
                .get(0);
        kota.contributionReport(report.id());
        kota.employeeBreakdowns(report.id(), 1)
                .items()
                .forEach(one -> kota.employeeBreakdown(report.id(), one.employee_id()));
        kota.finalizeReport(report.id());
    }

    private static void leaving(Kota kota, String employer, String person) {
        Instant soon = Clock.systemUTC().instant().plus(Duration.ofDays(9));
        kota.offboardEmployee(person, kota.bodyOf(new OffboardEmployee(soon, "Resignation")), Desk.key());
        kota.cancelOffboarding(person, Desk.key());
        kota.offboardEmployer(employer, Desk.key());
    }

    private static void events(Desk desk, Kota kota) {
        desk.control("POST", "/webhook_endpoints", "{\"url\": \"http://127.0.0.1:9/\", \"tries\": 1}");
        String event = kota.events(EventFilter.after(Instant.parse("2026-01-01T00:00:00Z")), 1)
                .items()
                .get(0)
                .id();
        kota.event(event);
        kota.replayEvent(event);
        kota.webhookEndpoint(kota.webhookEndpoints().get(0).id());
    }
}
