package io.tieout.standin;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** {@code /contribution_reports} and the breakdowns in them. */
final class ReportEndpoints {

    private static final Set<String> STATES = Set.of("open", "finalized");

    private final House house;
    private final World world;
    private final Reports reports;
    private final RenderedPages pages = new RenderedPages();

    ReportEndpoints(House house) {
        this.house = house;
        this.world = house.world;
        this.reports = house.reports;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/contribution_reports", this::list)
                .add("GET", "/contribution_reports/{}", this::get)
                .add("POST", "/contribution_reports/{}/finalize", this::finalizeReport)
                .add("GET", "/contribution_reports/{}/employee_breakdowns", this::breakdowns)
                .add("GET", "/contribution_reports/{}/employee_breakdowns/{}", this::breakdown);
    }

    private Answer list(Request request) {
        request.onlyQuery(
                Set.of("employer_id", "status", "month", "year", "external_customer_id", "page", "page_size"));
        Paging paging = Paging.of(request);
        int year = Paging.number(request, "year", 1, 9999, 0);
        int month = Paging.number(request, "month", 1, 12, 0);
        if (month > 0 && year == 0) {
            throw Refusal.invalid("month", "needs year beside it");
        }
        Set<String> states = Paging.states(request, "status", STATES);
        String customer = request.query("external_customer_id");
        List<Report.Key> keys = new ArrayList<>();
        for (Employer employer : employers(request)) {
            for (Report.Key key : reports.keys(employer)) {
                YearMonth period = key.period();
                if ((year == 0 || period.getYear() == year)
                        && (month == 0 || period.getMonthValue() == month)
                        && (customer == null || customer.equals(key.customer()))
                        && (states == null || states.contains(reports.status(key)))) {
                    keys.add(key);
                }
            }
        }
        keys.sort((one, other) -> other.period().compareTo(one.period()));
        Paging.Found<Report.Key> found = paging.of(keys);
        List<Json.Body> items =
                found.items().stream().map(key -> body(reports.current(key))).toList();
        return Answer.ok(paging.body(new Paging.Found<>(items, found.total()), item -> item));
    }

    private List<Employer> employers(Request request) {
        String id = request.query("employer_id");
        if (id == null) {
            List<Employer> all = new ArrayList<>(world.employers());
            Collections.reverse(all);
            return all;
        }
        Employer employer = world.findEmployer(id);
        return employer == null ? List.of() : List.of(employer);
    }

    private Answer get(Request request) {
        return Answer.ok(body(reports.byId(request.id(0))));
    }

    private Answer finalizeReport(Request request) {
        Report report = reports.finalizeNow(request.id(0));
        house.events.add(
                house.clock.now(), EventTypes.REPORT_FINALIZED, report.key().id(), house.told(report));
        return Answer.ok(body(reports.byId(request.id(0))));
    }

    private Json.Body body(Reports.Current current) {
        return ReportJson.report(current.report(), house.settings.aggregates() ? current.content() : null);
    }

    private Answer breakdowns(Request request) {
        request.onlyQuery(Set.of("page", "page_size"));
        Paging paging = Paging.of(request);
        Reports.Current current = reports.byId(request.id(0));
        Report report = current.report();
        String id = report.key().id();
        Json.Body body =
                paging.body(paging.of(current.content().people()), person -> ReportJson.breakdown(report, id, person));
        return Answer.ok(pages.page(report, paging, body));
    }

    private Answer breakdown(Request request) {
        Reports.Current current = reports.byId(request.id(0));
        PersonLines person = current.content().of(request.id(1));
        if (person == null) {
            throw Refusal.notFound("employee in this contribution report");
        }
        Report report = current.report();
        return Answer.ok(ReportJson.breakdown(report, report.key().id(), person));
    }
}
