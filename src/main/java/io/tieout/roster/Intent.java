package io.tieout.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change at Kota, in the database before it is a call.
 *
 * @param line of the row in the file of its run
 * @param employeeRef empty for an employer
 * @param kotaId whom the others change; null for CREATE, and for an OFFBOARD that can't go out: its record was not
 *     created, or its earlier offboarding was not cancelled
 * @param kotaEmployerId Kota's id of the employer, null while it has none
 * @param fieldsJson hashes of what is sent, as they are stored: most calls never look at them
 * @param rowHash of all fields of the row in the file; null of a version that compared column by column
 * @param firstSentAt when the first call under the key was about to begin
 * @param bodySha256 of the body that was about to go out then, for keyed actions
 * @param leaveOn the last day of cover that OFFBOARD sends, or that CANCEL_OFFBOARD takes back
 * @param former of a REKEY; null for the others
 * @param asksFirst whether Kota may hold what SALARY would send although we never sent any: it is looked up first
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
        String fieldsJson,
        @Nullable String rowHash,
        @Nullable Instant firstSentAt,
        @Nullable String bodySha256,
        @Nullable LocalDate leaveOn,
        @Nullable FormerRef former,
        boolean asksFirst) {

    enum Action {
        CREATE,
        ADOPT,
        UPDATE,
        REKEY,
        SALARY,
        OFFBOARD,
        CANCEL_OFFBOARD;

        /** Whether it goes out under the intent's key: to do it twice would do harm, or be refused. */
        boolean keyed() {
            return this == CREATE || this == SALARY || this == OFFBOARD || this == CANCEL_OFFBOARD;
        }
    }

    /** Hashes of what is sent. */
    FieldHashes fields() {
        return FieldHashes.parse(fieldsJson);
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
                fieldsJson,
                rowHash,
                null,
                null,
                leaveOn,
                former,
                asksFirst);
    }
}
