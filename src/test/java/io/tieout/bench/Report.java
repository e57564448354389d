package io.tieout.bench;

import io.tieout.kota.Address;
import io.tieout.kota.Contact;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.CreateEmployee;
import io.tieout.kota.CreateEmployer;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A report of a past month at the stand-in.
 *
 * @param pages how many pages of it are full; only those are read
 */
record Report(String baseUrl, String key, String id, int pages) {

    private static final int PEOPLE = 1_100;

    /** Makes an employer with invented people, who are covered at once. */
    static Report make(String baseUrl, String key) {
        Kota kota = Kota.connect(ProductLoop.properties(baseUrl, key, 8));
        String employer = kota.createEmployer(
                        kota.bodyOf(new CreateEmployer(
                                "Bench Foods Limited",
                                "712345",
                                address(),
                                new Contact("Orla Devane", "orla.devane@foods.example"),
                                null,
                                Map.of("id", "BENCH"))),
                        "employer")
                .id();
        Iterator<Callable<String>> people = IntStream.range(0, PEOPLE)
                .<Callable<String>>mapToObj(number ->
                        () -> kota.createEmployee(kota.bodyOf(person(employer, number)), "employee" + number)
                                .id())
                .iterator();
        try (InFlight window = InFlight.of(8);
                InFlight.Results<String> made = window.inOrder(people)) {
            made.forEachRemaining(id -> {});
        }
        List<ContributionReport> reports = kota.contributionReports(
                employer, YearMonth.now(Clock.systemUTC()).minusMonths(1));
        String id = reports.get(0).id();
        Long total = kota.employeeBreakdowns(id, 1).total_count();
        if (total == null || total < Loop.PAGE) {
            throw new IllegalStateException("The stand-in's report is too short: " + total + " breakdowns");
        }
        return new Report(baseUrl, key, id, (int) (total / Loop.PAGE));
    }

    private static CreateEmployee person(String employer, int number) {
        return new CreateEmployee(
                employer,
                null,
                "Cian",
                "O'Mulvey",
                LocalDate.of(1994, 11, 2),
                "male",
                address(),
                "ie",
                "9876544QA",
                LocalDate.of(2010, 1, 1),
                null,
                "+353850000102",
                "cian" + number + "@foods.example",
                null,
                Map.of("id", "B" + number));
    }

    private static Address address() {
        return new Address("17 Cedar Walk", null, null, "Dublin", null, "D12 R6F4", "ie");
    }

    /** @param number of the request, from 0 */
    int pageNumber(int number) {
        return 1 + number % pages;
    }

    String pageUrl(int number) {
        return url() + "/employee_breakdowns?page=" + pageNumber(number) + "&page_size=" + Loop.PAGE;
    }

    String url() {
        return baseUrl + "/contribution_reports/" + id;
    }

    /** Pages that are not full would be quicker. */
    static void checkFull(int items) {
        if (items != Loop.PAGE) {
            throw new IllegalStateException("A page held " + items + " breakdowns instead of " + Loop.PAGE);
        }
    }
}
