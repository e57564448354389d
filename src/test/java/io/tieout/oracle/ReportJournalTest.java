package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJournalTest {

    private static final String REPORT = """
            {"report_id":"ctr_1","employer_ref":"IE01","employer_id":"er_1","period":"2026-10","status":"%s",\
            "external_customer_id":null,"people":[{"employee_ref":"000001","employee_id":"ee_1","currency":"eur",\
            "employee_contributions":[],"employer_contributions":[{"id":"ct_1","category":"gross_premium","member_type":"policyholder",\
            "adjustment":false,"adjustment_for":null,"amount":"%s","type":"recurring","note":null,\
            "cover_from":"2026-10-01","cover_to":"2026-10-31","policy_id":"p_1","reporting_month":"2026-10-01"}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void theLastOfAReportCountsAndAHalfWrittenLineDoesNot() throws IOException {
        Path file = folder.resolve("reports.jsonl");
        Files.writeString(
                file,
                REPORT.formatted("open", "10.00") + REPORT.formatted("finalized", "12.50") + "{\"report_id\":\"c");
        List<PulledReport> reports = ReportJournal.read(file);
        assertThat(reports).hasSize(1);
        PulledReport report = reports.get(0);
        assertThat(report.status()).isEqualTo("finalized");
        assertThat(report.period()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(report.charges()).hasSize(1);
        assertThat(report.charges().get(0).amount()).isEqualTo("12.50");
        assertThat(report.charges().get(0).key()).isEqualTo(new Key("IE01", "000001", "EUR", Side.EMPLOYER));
    }
}
