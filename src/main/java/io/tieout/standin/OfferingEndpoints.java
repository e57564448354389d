package io.tieout.standin;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Quotes to employers and offers to employees: reads only, as far as required actions need them. */
final class OfferingEndpoints {

    static final Set<String> QUOTE_STATES = Set.of(
            "pending_quote", Offering.ACTION_REQUIRED, "not_undertaken", "accepted", "pending_insurer_acceptance");
    static final Set<String> OFFER_STATES = Set.of(Offering.ACTION_REQUIRED, "not_undertaken", "accepted");

    private final World world;
    private final Offerings offerings;

    OfferingEndpoints(World world, Offerings offerings) {
        this.world = world;
        this.offerings = offerings;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/employers/{}/health_insurance/quotes", this::quotes)
                .add("GET", "/employers/{}/health_insurance/quotes/{}", this::quote)
                .add("GET", "/employees/{}/health_insurance/offers", this::offers)
                .add("GET", "/employees/{}/health_insurance/offers/{}", this::offer);
    }

    private Answer quotes(Request request) {
        request.onlyQuery(Set.of("status", "page", "page_size"));
        Set<String> states = Paging.states(request, "status", QUOTE_STATES);
        return page(request, world.employer(request.id(0)).id(), states);
    }

    private Answer offers(Request request) {
        request.onlyQuery(Set.of("page", "page_size"));
        return page(request, world.employee(request.id(0)).id(), null);
    }

    private Answer page(Request request, String owner, @Nullable Set<String> states) {
        Paging paging = Paging.of(request);
        var found = paging.newestFirst(
                offerings.idsOf(owner),
                offerings::get,
                states == null ? null : offering -> states.contains(offering.status()));
        return Answer.ok(paging.body(found, offering -> Json.of(offering.json())));
    }

    private Answer quote(Request request) {
        return answer(offerings.of(world.employer(request.id(0)).id(), request.id(1), "quote of this employer"));
    }

    private Answer offer(Request request) {
        return answer(offerings.of(world.employee(request.id(0)).id(), request.id(1), "offer of this employee"));
    }

    private static Answer answer(Offering offering) {
        return Answer.ok(Json.of(offering.json()));
    }
}
