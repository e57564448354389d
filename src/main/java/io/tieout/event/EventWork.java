package io.tieout.event;

import io.tieout.kota.EmployeeOffer;
import io.tieout.kota.EmployerQuote;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaException;
import io.tieout.kota.RequiredAction;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an event makes us do. What it is about is read from Kota, so an event that comes late, twice or out of order does
 * nothing that is not so any more.
 */
@Component
class EventWork {

    static final String UNKNOWN = "nothing depends on this type";

    private static final String QUOTE = "employer.health_insurance.quote.";
    private static final String OFFER = "employee.health_insurance.offer.";
    private static final String ACTION = ".action_required";
    private static final String WAITING = "action_required";

    private final Kota kota;
    private final RequiredActions actions;
    private final ObjectProvider<FinalReports> finalReports;
    private final ZoneId zone;

    /** @param zone where a deadline without a time of day ends */
    EventWork(
            Kota kota,
            RequiredActions actions,
            ObjectProvider<FinalReports> finalReports,
            @Value("${tieout.zone:Europe/Dublin}") ZoneId zone) {
        this.finalReports = finalReports;
        this.kota = kota;
        this.actions = actions;
        this.zone = zone;
    }

    /**
     * @return what was done, in words
     * @throws io.tieout.kota.KotaException when Kota could not be asked
     */
    String workOff(Notice event) {
        if (event.type().startsWith(QUOTE)) {
            return quote(event);
        }
        if (event.type().startsWith(OFFER)) {
            return offer(event);
        }
        if (event.type().endsWith(ACTION)) {
            String kind = event.type().substring(0, event.type().length() - ACTION.length());
            actions.open(kind, event, event.employerId(), event.employeeId(), ActionText.UNREAD);
            return "action open; what is asked for stands on Kota's own pages";
        }
        return switch (event.type()) {
            case "employer.created",
                    "employer.updated",
                    "employer.offboarded",
                    "employee.created",
                    "employee.updated",
                    "employee.offboarded" -> "the next sync reads it";
            case "contribution_report.finalized" -> {
                FinalReports looking = finalReports.getIfAvailable();
                yield looking == null ? "the next pull of this report reads it" : looking.becameFinal(event.resource());
            }
            default -> UNKNOWN;
        };
    }

    /**
     * Looks whether Kota still waits for what is open: it tells of an action that begins, and not of every one that ends.
     *
     * @throws io.tieout.kota.KotaException when Kota could not be asked; what was not looked at stays open
     */
    void look(OpenAction action) {
        try {
            switch (action.kind()) {
                case "quote" -> {
                    EmployerQuote quote = kota.employerQuote(String.valueOf(action.employerId()), action.subject());
                    closeUnlessWaiting(action, quote.status());
                }
                case "offer" -> {
                    EmployeeOffer offer = kota.employeeOffer(String.valueOf(action.employeeId()), action.subject());
                    closeUnlessWaiting(action, offer.status());
                }
                default -> {
                    // Kota's API as far as we know it can't be asked about intents.
                }
            }
        } catch (KotaException failure) {
            if (failure.code() != KotaException.Code.NOT_FOUND) {
                throw failure;
            }
            actions.close(action.subject(), "gone at Kota");
        }
    }

    private void closeUnlessWaiting(OpenAction action, String status) {
        if (!status.equals(WAITING)) {
            actions.close(action.subject(), action.kind() + " is " + status);
        }
    }

    private String quote(Notice event) {
        String employer = event.employerId();
        if (employer == null) {
            return "no employer named, so the quote can't be read";
        }
        EmployerQuote quote = kota.employerQuote(employer, event.resource());
        return follow("quote", event, quote.status(), quote.required_action(), quote.employer_id(), null);
    }

    private String offer(Notice event) {
        String employee = event.employeeId();
        if (employee == null) {
            return "no employee named, so the offer can't be read";
        }
        EmployeeOffer offer = kota.employeeOffer(employee, event.resource());
        return follow(
                "offer", event, offer.status(), offer.required_action(), offer.employer_id(), offer.employee_id());
    }

    private String follow(
            String kind,
            Notice event,
            String status,
            @Nullable RequiredAction action,
            @Nullable String employer,
            @Nullable String employee) {
        if (!status.equals(WAITING)) {
            return actions.close(event.resource(), kind + " is " + status) ? "action closed" : "no action needed";
        }
        ActionText text = action == null ? ActionText.UNREAD : ActionText.of(action, zone);
        return actions.open(kind, event, employer, employee, text) ? "action opened" : "action still open";
    }
}
