package io.tieout.standin;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * {@code reports.jsonl}: each time the lines of a report that is served have changed, or it was finalized, the whole
 * report in one line. The last line of a report is what was last served. Whoever recomputes a reconciliation needs
 * this and the registers, nothing else.
 */
final class ReportJournal {

    private final JournalFile file;

    ReportJournal(JournalFile file) {
        this.file = file;
    }

    String digest(ReportContent content) {
        MessageDigest digest = Ids.sha256();
        try (JsonGenerator json =
                Json.MAPPER.createGenerator(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            ContentJson.write(json, content);
        }
        return Ids.hex(digest.digest());
    }

    void append(Instant at, String employerRef, Report report, ReportContent content) {
        if (!file.writes()) {
            return;
        }
        file.append(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("at", at.toString());
            json.writeStringProperty("report_id", report.key().id());
            json.writeStringProperty("employer_ref", employerRef);
            json.writeStringProperty("employer_id", report.key().employerId());
            if (report.key().customer() != null) {
                json.writeStringProperty("external_customer_id", report.key().customer());
            }
            json.writeStringProperty("period", report.key().period().toString());
            json.writeStringProperty("status", report.status());
            json.writeStringProperty("last_updated_at", report.updatedAt().toString());
            json.writeName("people");
            ContentJson.write(json, content);
            json.writeEndObject();
        }));
    }
}
