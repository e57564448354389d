package io.tieout.standin;

import java.util.List;
import java.util.stream.Stream;

/** The events that the stand-in knows by name. */
final class EventTypes {

    static final String REPORT_FINALIZED = "contribution_report.finalized";
    static final String QUOTE_ACTION = "employer.health_insurance.quote.action_required";
    static final String OFFER_ACTION = "employee.health_insurance.offer.action_required";

    private static final List<String> BOTH = List.of(
            "employer.created",
            "employer.updated",
            "employer.offboarded",
            "employee.created",
            "employee.updated",
            "employee.offboarded",
            REPORT_FINALIZED,
            QUOTE_ACTION,
            OFFER_ACTION);
    private static final List<String> THIN_ONLY = List.of(
            "enrolment_intent.action_required",
            "policy_amendment_intent.action_required",
            "dependents_management_intent.action_required",
            "group_quote_intent.action_required",
            "group_policy_intent.action_required");

    private EventTypes() {}

    static List<String> of(Event.Version version) {
        return version == Event.Version.V1
                ? BOTH
                : Stream.concat(BOTH.stream(), THIN_ONLY.stream()).toList();
    }
}
