package io.tieout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.GuardException;
import io.tieout.contribution.LineChange;
import io.tieout.contribution.PullVersions;
import io.tieout.reconciliation.Finalizing;
import io.tieout.reconciliation.FreshReading;
import io.tieout.reconciliation.LateChange;
import io.tieout.reconciliation.LateChanges;
import io.tieout.reconciliation.Signing;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed period is made final only as it was signed, once, and what comes in between is told. */
class FinalizeTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Pattern FINALIZED = Pattern.compile("finalize\"\\s*:\\s*\\{([^}]*)}");
    private static final Pattern TIMES = Pattern.compile(":\\s*(\\d+)");

    @TempDir
    static Path folder;

    private static WholeRun office;
    private static Finalizing finalizing;

    @BeforeAll
    static void sign() throws Exception {
        office = new WholeRun();
        for (String employer : List.of("ACME", "BETA", "GAMMA", "LATE", "OPEN")) {
            office.employs(employer, 3);
        }
        assertThat(office.run("one", folder.resolve("out")).status()).isEqualTo("COMPLETED");
        for (String employer : List.of("ACME", "BETA", "GAMMA", "LATE")) {
            for (String account : List.of("Ann", "Ben")) {
                office.bean(Signing.class).sign(OCTOBER, employer, account, null);
            }
        }
        finalizing = office.bean(Finalizing.class);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static FreshReading read(String employer) {
        return finalizing.alone(OCTOBER, () -> finalizing.read(OCTOBER, employer));
    }

    private static String report(String employer) {
        return office.jdbc
                .sql("select max(report_id) from pull where employer_ref = ?")
                .param(employer)
                .query(String.class)
                .single();
    }

    /** Somebody is charged something more; a minute later, as it would be. */
    private static void change(String report) throws Exception {
        office.kota("/_sandbox/clock", "{\"shift\": \"PT1M\"}");
        office.kota("/_sandbox/contribution_reports/" + report + "/change", "{}");
    }

    private static int finalizeCalls() throws Exception {
        Matcher calls = FINALIZED.matcher(office.counts());
        return calls.find()
                ? TIMES.matcher(calls.group(1))
                        .results()
                        .mapToInt(times -> Integer.parseInt(times.group(1)))
                        .sum()
                : 0;
    }

    private static List<LineChange> differences(FreshReading reading) {
        List<LineChange> lines = new ArrayList<>();
        reading.reports()
                .forEach(report ->
                        office.bean(PullVersions.class).forEachChange(report.signed(), report.now(), lines::add));
        return lines;
    }

    @Test
    void aLostAnswerIsLookedUpAndNotAskedForAgain() throws Exception {
        FreshReading before = read("ACME");
        assertThat(before.isAsSigned()).isTrue();
        assertThat(before.isFinal()).isFalse();
        int calls = finalizeCalls();
        office.kota(
                "/_sandbox/faults",
                "{\"fault\": \"drop_after\", \"method\": \"POST\", \"path\": \"/contribution_reports/" + report("ACME")
                        + "/finalize\", \"times\": 1}");

        finalizing.carryOut(before, "Ann");

        assertThat(finalizeCalls() - calls).as("calls that reached Kota").isEqualTo(1);
        FreshReading after = read("ACME");
        assertThat(after.isFinal()).isTrue();
        assertThat(after.isAsSigned()).isTrue();
        finalizing.carryOut(after, "Ann");
        assertThat(finalizeCalls() - calls).as("nothing is left to do").isEqualTo(1);
        assertThat(office.jdbc
                        .sql(
                                "select count(*) from finalization where employer_ref = 'ACME' and finalized_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(office.bean(LateChanges.class).look(employerId("ACME"), OCTOBER))
                .isEqualTo("final as run 1 was signed");
    }

    @Test
    void aLineThatChangedAfterTheSignaturesRefusesAndIsShown() throws Exception {
        change(report("BETA"));
        int calls = finalizeCalls();

        FreshReading reading = read("BETA");

        assertThat(reading.isAsSigned()).isFalse();
        assertThat(differences(reading)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(LineChange.Kind.ADDED);
            assertThat(line.employeeRef()).startsWith("BETA-");
            assertThat(line.difference().signum()).isNotZero();
        });
        assertThatThrownBy(() -> finalizing.carryOut(reading, "Ann")).isInstanceOf(IllegalArgumentException.class);
        assertThat(finalizeCalls()).isEqualTo(calls);
    }

    @Test
    void aChangeWhileSomebodyTypesTheConfirmationIsCaught() throws Exception {
        FreshReading reading = read("GAMMA");
        assertThat(reading.isAsSigned()).isTrue();
        change(report("GAMMA"));
        int calls = finalizeCalls();

        assertThatThrownBy(() -> finalizing.carryOut(reading, "Ann"))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("changed at Kota");
        assertThat(finalizeCalls()).isEqualTo(calls);
    }

    @Test
    void whatTwoHaveNotSignedIsNotEvenRead() {
        assertThatThrownBy(() -> read("OPEN"))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("two accounts");
        assertThatThrownBy(() -> read("NOBODY")).isInstanceOf(GuardException.class);
    }

    @Test
    void aReportThatBecameFinalOtherwiseThanSignedIsALateChange() throws Exception {
        change(report("LATE"));
        office.kota("/contribution_reports/" + report("LATE") + "/finalize", "");

        assertThat(office.bean(LateChanges.class).look(employerId("LATE"), OCTOBER))
                .isEqualTo("1 line differs from run 1 as it was signed");

        assertThat(office.bean(LateChanges.class).open()).singleElement().satisfies(late -> {
            assertThat(late.employerRef()).isEqualTo("LATE");
            assertThat(late.lines()).isEqualTo(1);
        });
        assertThat(office.bean(LateChanges.class).open())
                .extracting(LateChange::period)
                .containsExactly(OCTOBER);
        assertThat(office.bean(LateChanges.class).look(employerId("OPEN"), OCTOBER))
                .contains("the next reconciliation reads it");
        assertThat(read("LATE").isFinal()).isTrue();
    }

    private static String employerId(String ref) {
        return office.jdbc
                .sql("select kota_id from employer where employer_ref = ?")
                .param(ref)
                .query(String.class)
                .single();
    }
}
