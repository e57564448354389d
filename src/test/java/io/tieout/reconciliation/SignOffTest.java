package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ReconcileInputs;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

class SignOffTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static Desk desk;
    private static Books books;
    private static Signing signing;
    private static Signatures signatures;

    @BeforeAll
    static void open() {
        desk = new Desk();
        books = desk.books;
        signing = desk.bean(Signing.class);
        signatures = desk.bean(Signatures.class);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void twoAccountsOverOneContentSignAPeriodOff() {
        long run = month("two", "2026-10", "60.00");

        Signing.Signed first = signing.sign(OCTOBER, "two", "Ann", null);
        assertThat(first.signedOff()).isFalse();
        assertThat(signatures.holding(OCTOBER, "two")).isEmpty();

        assertThatThrownBy(() -> signing.sign(OCTOBER, "two", "ANN", null))
                .as("capital letters make no second account")
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("somebody else");

        Signing.Signed second = signing.sign(OCTOBER, "two", "Ben", null);
        assertThat(second.signedOff()).isTrue();
        assertThat(second.accounts()).containsExactly("Ann", "Ben");
        assertThat(signatures.holding(OCTOBER, "two")).hasValueSatisfying(held -> {
            assertThat(held.run()).isEqualTo(run);
            assertThat(held.accounts()).containsExactly("Ann", "Ben");
            assertThat(held.contentSha256())
                    .isEqualTo(first.signature().contentSha256())
                    .matches("[0-9a-f]{64}");
            assertThat(held.linesSha256())
                    .isEqualTo(desk.bean(ContentHashes.class).lines(run, "two"));
        });
        assertThatThrownBy(() -> signing.sign(OCTOBER, "two", "Cho", null))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("signed off");
        assertThat(signatures.of(List.of(run))).extracting(Signature::account).containsExactly("Ann", "Ben");
    }

    @Test
    void aRunWithoutAnyChangeKeepsTheFirstSignatureAndAnotherFigureDoesNot() {
        month("same", "2026-10", "60.00");
        signing.sign(OCTOBER, "same", "Ann", null);
        long again = month("same", "2026-10", "60.00");
        assertThat(signing.sign(OCTOBER, "same", "Ben", null).signedOff()).isTrue();
        assertThat(signatures.holding(OCTOBER, "same"))
                .hasValueSatisfying(held -> assertThat(held.run()).isEqualTo(again));

        month("moved", "2026-10", "60.00");
        signing.sign(OCTOBER, "moved", "Ann", null);
        month("moved", "2026-10", "60.01");
        assertThat(signing.sign(OCTOBER, "moved", "Ben", null).signedOff())
                .as("Ann has not seen the cent")
                .isFalse();
        assertThat(signing.sign(OCTOBER, "moved", "Ann", null).signedOff()).isTrue();
    }

    @Test
    void theHashTellsEveryFieldOfALineAndNothingElse() {
        ContentHashes hashes = desk.bean(ContentHashes.class);
        long run = month("hash", "2026-10", "60.00");
        long other = month("hash", "2026-10", "60");
        assertThat(hashes.lines(other, "hash"))
                .as("60 and 60.00 are one amount, and versions and ids of pulls are no content")
                .isEqualTo(hashes.lines(run, "hash"));
        assertThat(hashes.content(other, "hash")).isEqualTo(hashes.content(run, "hash"));
        String before = hashes.content(run, "hash");
        for (String change : List.of(
                "amount = 60.01",
                "adjustment = true",
                "adjustment_for = 'ct_1'",
                "note = ''",
                "type = 'one_off'",
                "policy_id = 'p_2'",
                "category = 'tax'",
                "member_type = 'partner_dependant'",
                "cover_to = cover_to - 1",
                "reporting_month = reporting_month - 31")) {
            desk.jdbc
                    .sql("update contribution_line set " + change
                            + " where pull_id in (select id from pull where run_id = ?)")
                    .param(run)
                    .update();
            String after = hashes.content(run, "hash");
            assertThat(after).as(change).isNotEqualTo(before);
            before = after;
        }
        desk.jdbc
                .sql("update agreed_person set employee_charged = 60.02 where pull_id in"
                        + " (select id from pull where run_id = ?)")
                .param(run)
                .update();
        assertThat(hashes.content(run, "hash")).as("the rows count too").isNotEqualTo(before);
    }

    @Test
    void onlyWhatIsWrittenCurrentAndSeenIsSigned() {
        assertThatThrownBy(() -> signing.sign(OCTOBER, "nobody", "Ann", null)).isInstanceOf(UsageException.class);

        long unwritten = month("unwritten", "2026-10", "60.00");
        desk.jdbc
                .sql("update run_employer set exported_at = null where run_id = ?")
                .param(unwritten)
                .update();
        assertThatThrownBy(() -> signing.sign(OCTOBER, "unwritten", "Ann", null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("wrote its files");

        month("stale", "2026-10", "60.00");
        month("stale", "2026-09", "60.00");
        assertThatThrownBy(() -> signing.sign(OCTOBER, "stale", "Ann", null))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("stale");

        month("seen", "2026-10", "60.00");
        String hash = signing.contentOfNewest(OCTOBER, "seen");
        month("seen", "2026-10", "61.00");
        assertThatThrownBy(() -> signing.sign(OCTOBER, "seen", "Ann", hash.substring(0, 8)))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining(signing.contentOfNewest(OCTOBER, "seen"));
    }

    @Test
    void aClosedPeriodIsRefusedLeftOutOrOpenedAgainWithItsReason() {
        SignedOffPeriods periods = desk.bean(SignedOffPeriods.class);
        long signed = month("closed", "2026-10", "60.00");
        signOff("closed", OCTOBER);

        ReconcileInputs alone = inputs(OCTOBER, Set.of("closed"), null);
        assertThatThrownBy(() -> periods.refuseWhenNothingIsOpen(alone))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("closed is signed off for 2026-10")
                .hasMessageContaining("--reopen");
        long refused = books.run("2026-10");
        assertThatThrownBy(() -> periods.begin(refused, alone)).isInstanceOf(GuardException.class);
        assertThat(desk.jdbc
                        .sql("select status from run where id = ?")
                        .param(signed)
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED");

        books.employer("neighbour");
        ReconcileInputs both = inputs(OCTOBER, Set.of("closed", "neighbour"), null);
        periods.refuseWhenNothingIsOpen(both);
        periods.begin(refused, both);
        assertThat(signatures.leftAsTheyAre(refused)).containsExactly("closed");

        ReconcileInputs reopening =
                inputs(OCTOBER, Set.of("closed"), new ReconcileInputs.Reopen("Kota sent a late refund", "Ann"));
        periods.refuseWhenNothingIsOpen(reopening);
        long again = books.run("2026-10");
        periods.begin(again, reopening);
        assertThat(signatures.holding(OCTOBER, "closed"))
                .as("opened only once the run has settled the employer")
                .isPresent();
        settle(again, reopening, "50.00", "50.00");
        assertThat(signatures.holding(OCTOBER, "closed")).isEmpty();
        assertThat(signatures.newest(OCTOBER, "closed"))
                .as("what was signed never moves")
                .hasValueSatisfying(held -> assertThat(held.run()).isEqualTo(signed));

        assertThat(signing.sign(OCTOBER, "closed", "Ann", null).signedOff())
                .as("signatures from before the reopening are of the past")
                .isFalse();
        assertThat(signing.sign(OCTOBER, "closed", "Ben", null).signedOff()).isTrue();
        assertThat(signatures.newest(OCTOBER, "closed"))
                .hasValueSatisfying(held -> assertThat(held.run()).isEqualTo(again));
    }

    @Test
    void aSignedRunIsTheOpeningBeforeALaterUnsignedOne() {
        long signed = month("opening", "2026-09", "60.00", "55.00");
        signOff("opening", YearMonth.of(2026, 9));
        long october = month("opening", "2026-10", "60.00");
        assertThat(closing(october)).isEqualTo("5.00");

        long reopened = books.run("2026-09");
        settle(
                reopened,
                inputs(
                        YearMonth.of(2026, 9),
                        Set.of("opening"),
                        new ReconcileInputs.Reopen("the register was corrected", "Ann")),
                "60.00",
                "60.00");
        assertThat(stale(october)).as("the signed closing still stands").isFalse();
        assertThat(closing(month("opening", "2026-10", "60.00"))).isEqualTo("5.00");

        signing.sign(YearMonth.of(2026, 9), "opening", "Ann", null);
        Signing.Signed off = signing.sign(YearMonth.of(2026, 9), "opening", "Ben", null);
        assertThat(off.stalePeriods()).containsExactly("2026-10");
        long last = month("opening", "2026-10", "60.00");
        assertThat(closing(last)).isEqualTo("0");
        assertThat(stale(last)).isFalse();
        assertThat(signed).isLessThan(reopened);
    }

    private static ReconcileInputs inputs(YearMonth period, Set<String> employers, ReconcileInputs.Reopen reopen) {
        return new ReconcileInputs(period, List.of(), employers, Path.of("out"), false, Desk.SETTINGS)
                .withReopen(reopen);
    }

    private static void signOff(String employer, YearMonth period) {
        signing.sign(period, employer, "Ann", null);
        signing.sign(period, employer, "Ben", null);
    }

    /** A run in which one person is charged and pays the same. */
    private static long month(String employer, String period, String amount) {
        return month(employer, period, amount, amount);
    }

    private static long month(String employer, String period, String charged, String withheld) {
        long run = books.run(period);
        settle(run, inputs(YearMonth.parse(period), Set.of(employer), null), charged, withheld);
        return run;
    }

    private static void settle(long run, ReconcileInputs inputs, String charged, String withheld) {
        String period = inputs.period().toString();
        String employer = inputs.employers().iterator().next();
        long pull = books.pulled(run, employer, period);
        books.register(run, employer, period);
        books.line(pull, employer, "a", charged, period).withheld(run, employer, "a", withheld);
        // The same line of the same report keeps its id however often it is read.
        desk.jdbc
                .sql("update contribution_line set entry_id = 'ct_' || employee_ref || portion where pull_id = ?")
                .param(pull)
                .update();
        assertThat(desk.run(run, inputs).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        desk.jdbc
                .sql("update run_employer set exported_at = reconciled_at where run_id = ?")
                .param(run)
                .update();
        desk.jdbc
                .sql("update run set status = 'COMPLETED' where id = ?")
                .param(run)
                .update();
    }

    private static String closing(long run) {
        return desk.jdbc
                .sql("select case when sum(closing) = 0 then '0' else sum(closing)::text end from reconciliation_row"
                        + " where run_id = ?")
                .param(run)
                .query(String.class)
                .single();
    }

    private static boolean stale(long run) {
        return desk.jdbc
                .sql("select stale from reconciliation where run_id = ?")
                .param(run)
                .query(Boolean.class)
                .single();
    }
}
