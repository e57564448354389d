package io.tieout.kota;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about: Kota's ids, each null where the type of event has none. Thin (v2) events hold
 * nothing else.
 *
 * @param id of the employer, employee, report, quote or offer; events of intents name theirs below
 * @param metadata of the employer or employee, so that ours is recognised without a call
 * @param parent_intent_type policy_amendment_intent or enrolment_intent
 * @param resource_type name of the resource; its values are not published
 */
public record EventSubject(
        @Nullable String id,
        @Nullable String employer_id,
        @Nullable String employee_id,
        @Nullable String external_customer_id,
        @Nullable Map<String, String> metadata,
        @Nullable String enrolment_intent_id,
        @Nullable String policy_amendment_intent_id,
        @Nullable String dependents_management_intent_id,
        @Nullable String parent_intent_id,
        @Nullable String parent_intent_type,
        @Nullable String group_quote_intent_id,
        @Nullable String group_policy_intent_id,
        @Nullable String group_id,
        @Nullable String plan_id,
        @Nullable String policy_id,
        @Nullable String resource_type,
        @Nullable String object) {

    static final EventSubject NONE = new EventSubject(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Without the metadata, which is other people's. */
    @Override
    public String toString() {
        return "EventSubject[" + id + ", " + employer_id + ", " + employee_id + "]";
    }
}
