package io.tieout.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that Kota waits for.
 *
 * @param kind quote, offer, or the kind of Kota's intent
 * @param subject Kota's id of it
 * @param employerId Kota's id, null where Kota names none
 * @param employeeId Kota's id when it is for one person, else null
 * @param employerRef payroll's own, null when the roster does not know it
 * @param reason Kota's title, word for word; null where only Kota's own pages say it
 * @param description Kota's body, word for word
 * @param dueAt Kota's deadline, word for word
 * @param dueEnd the first moment at which it is too late
 * @param mailedAt when somebody was told of it, null for not yet
 * @param remindedAt when that was told again
 * @param mailNote how the mail went, in our words; empty before the first try
 */
public record OpenAction(
        long id,
        String kind,
        String subject,
        @Nullable String employerId,
        @Nullable String employeeId,
        @Nullable String employerRef,
        @Nullable String employeeRef,
        @Nullable String reason,
        @Nullable String description,
        @Nullable String code,
        @Nullable String dueAt,
        @Nullable Instant dueEnd,
        Instant openedAt,
        @Nullable Instant mailedAt,
        @Nullable Instant remindedAt,
        String mailNote) {

    /** Without the texts: they speak to one person. */
    @Override
    public String toString() {
        return "OpenAction[" + kind + " " + subject + ", due " + dueAt + "]";
    }
}
