package io.tieout.roster;

import io.tieout.kota.Employee;
import io.tieout.kota.Kota;
import io.tieout.kota.OffboardEmployee;
import io.tieout.kota.RequestBody;
import io.tieout.payroll.EmployeeRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;

/** Offboardings and their cancellations. An offboarding ends a person's cover. */
final class Leaving {

    /** Kota wants a reason; most payrolls give none. */
    private static final String REASON_WHEN_NONE_IS_GIVEN = "Left the company";

    private final Kota kota;

    Leaving(Kota kota) {
        this.kota = kota;
    }

    /** A cancellation has no body; what stands for it is the same each time. */
    private record Nothing() {}

    RequestBody body(Intent intent, EmployeeRow row) {
        if (intent.action() == Intent.Action.CANCEL_OFFBOARD) {
            return kota.bodyOf(new Nothing());
        }
        String reason = row.leaveReason();
        return kota.bodyOf(new OffboardEmployee(
                lastDay(intent), reason == null || reason.isBlank() ? REASON_WHEN_NONE_IS_GIVEN : reason));
    }

    Sent post(Intent intent, RequestBody body) {
        String id = Objects.requireNonNull(intent.kotaId());
        Employee now = intent.action() == Intent.Action.OFFBOARD
                ? kota.offboardEmployee(id, body, intent.idempotencyKey())
                : kota.cancelOffboarding(id, intent.idempotencyKey());
        return Sent.done(intent, now.id(), now.status());
    }

    /** The record itself says whether it is to leave on that day, or not any more. */
    Sent lookUp(Intent intent) {
        String id = intent.kotaId();
        if (id != null) {
            Employee now = kota.employee(id);
            Instant leaves = now.offboard_on();
            boolean asWanted = intent.action() == Intent.Action.OFFBOARD
                    ? leaves != null
                            && LocalDate.ofInstant(leaves, ZoneOffset.UTC).equals(intent.leaveOn())
                    : leaves == null;
            if (asWanted) {
                return Sent.done(intent, now.id(), now.status());
            }
        }
        return Sent.without(intent, Sent.Result.NOT_LANDED, "looked up at Kota: it did not land");
    }

    /** Noon UTC is the same day for everybody from Honolulu to Auckland. */
    private static Instant lastDay(Intent intent) {
        return Objects.requireNonNull(intent.leaveOn()).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
