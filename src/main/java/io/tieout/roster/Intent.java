package io.tieout.roster;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change at Kota, in the database before it is a call.
 *
 * @param line of the row in the file of its run
 * @param employeeRef empty for an employer
 * @param kotaId whom ADOPT and UPDATE change; null for CREATE
 * @param kotaEmployerId Kota's id of the employer, null while it has none
 * @param fields hashes of what is sent
 * @param firstSentAt when the first call under the key was about to begin
 * @param bodySha256 of the body that was about to go out then, for CREATE
 */
record Intent(
        UUID id,
        Subject subject,
        long line,
        String employerRef,
        String employeeRef,
        Action action,
        String idempotencyKey,
        @Nullable String kotaId,
        @Nullable String kotaEmployerId,
        FieldHashes fields,
        @Nullable Instant firstSentAt,
        @Nullable String bodySha256) {

    enum Action {
        CREATE,
        ADOPT,
        UPDATE
    }

    /** The ref that the record carries at Kota as metadata.id. */
    String ref() {
        return subject == Subject.EMPLOYER ? employerRef : employeeRef;
    }

    Intent underNewKey(UUID newId, String newKey) {
        return new Intent(
                newId,
                subject,
                line,
                employerRef,
                employeeRef,
                action,
                newKey,
                kotaId,
                kotaEmployerId,
                fields,
                null,
                null);
    }
}
