package io.tieout.roster;

import io.tieout.kota.KotaException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one intent at the far side.
 *
 * @param kotaId of the record, null when there is none
 * @param code Kota's error code, null when nothing was refused
 * @param detail operation, code and field paths for people; never a value
 * @param refused those of the intent's fields that did not land
 */
record Sent(
        Intent intent,
        Result result,
        @Nullable String kotaId,
        @Nullable String status,
        @Nullable String code,
        @Nullable String detail,
        FieldHashes refused) {

    enum Result {
        CREATED,
        ADOPTED,
        UPDATED,
        REKEYED,
        SALARY_SENT,
        OFFBOARDED,
        CANCELLED,
        /** Kota said no to this record; others go on. */
        REFUSED,
        /** Looked up and not there: it may be planned anew. */
        NOT_LANDED,
        /** Never went out, and can't yet. */
        NOT_SENT,
        /** Nobody knows; the intent stays open and the next start settles it. */
        UNDECIDED
    }

    static Sent done(Intent intent, @Nullable String kotaId, @Nullable String status) {
        Result result = switch (intent.action()) {
            case CREATE -> Result.CREATED;
            case ADOPT -> Result.ADOPTED;
            case UPDATE -> Result.UPDATED;
            case REKEY -> Result.REKEYED;
            case SALARY -> Result.SALARY_SENT;
            case OFFBOARD -> Result.OFFBOARDED;
            case CANCEL_OFFBOARD -> Result.CANCELLED;
        };
        return new Sent(intent, result, kotaId, status, null, null, FieldHashes.NONE);
    }

    /** Whether Kota holds now what the intent asked for. */
    boolean landed() {
        return switch (result) {
            case CREATED, ADOPTED, UPDATED, REKEYED, SALARY_SENT, OFFBOARDED, CANCELLED -> true;
            case REFUSED, NOT_LANDED, NOT_SENT, UNDECIDED -> false;
        };
    }

    static Sent without(Intent intent, Result result, String detail) {
        return new Sent(intent, result, null, null, null, detail, FieldHashes.NONE);
    }

    /** Fields that could not land although the call as a whole did. */
    Sent except(FieldHashes fields) {
        return new Sent(intent, result, kotaId, status, code, detail, refused.and(fields));
    }

    private Sent because(KotaException no) {
        return new Sent(intent, result, kotaId, status, no.code().name(), no.getMessage(), refused);
    }

    /** The call landed, but the fields that were sent apart were refused. */
    Sent butRefused(FieldHashes fields, KotaException no) {
        return switch (judge(no)) {
            case REFUSED -> except(fields).because(no);
            default -> without(intent, Result.UNDECIDED, no.getMessage());
        };
    }

    /**
     * The call did not land.
     *
     * @throws KotaException if it is not about this one record: everything must stop then
     */
    static Sent failed(Intent intent, KotaException no) {
        return new Sent(intent, judge(no), null, null, no.code().name(), words(intent, no), intent.fields());
    }

    /** Of a leave date payroll reads why not, under the name that its own file has for it. */
    private static @Nullable String words(Intent intent, KotaException no) {
        String why = no.detail();
        boolean leaving = intent.action() == Intent.Action.OFFBOARD || intent.action() == Intent.Action.CANCEL_OFFBOARD;
        if (!leaving || no.code() != KotaException.Code.INVALID_STATE || why == null) {
            return no.getMessage();
        }
        return "Kota says: " + why.replace("offboard_on", "leave_on")
                + (no.traceId() == null ? "" : " [trace " + no.traceId() + "]");
    }

    private static Result judge(KotaException no) {
        return switch (no.code()) {
            case INVALID_REQUEST, INVALID_STATE, NOT_FOUND -> Result.REFUSED;
            // Kota stumbled over this one record: it may or may not have been carried out.
            case IDEMPOTENCY_ERROR, THIRD_PARTY_ERROR, INTERNAL_ERROR, UNREADABLE -> Result.UNDECIDED;
            case UNAUTHORIZED, FORBIDDEN, RATE_LIMIT_EXCEEDED, UNREACHABLE -> throw no;
        };
    }
}
