package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** Two kinds of rows are stored; whoever reads them sees one. */
class AgreedPeopleTest {

    private static Desk desk;
    private static Books books;

    @BeforeAll
    static void open() {
        desk = new Desk();
        books = desk.books;
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void onlyWhoAgreesAndHasNothingOpenIsStoredInShort() {
        long september = books.run("2026-09");
        long pull = books.pulled(september, "acme", "2026-09");
        books.register(september, "acme", "2026-09");
        books.line(pull, "acme", "carries", "60.00", "2026-09");
        completed(september, "2026-09");
        assertThat(agreed(september)).isEmpty();

        long october = month();

        assertThat(agreed(october)).containsExactly("both EUR 90.00 60.00", "one EUR null 60", "yen JPY 1200 null");
        assertThat(desk.rowsOf(october))
                .containsExactly(
                        row("acme,both,EUR,employee", "60,60,0,MATCHED,\"\",0,0,0,"),
                        row("acme,both,EUR,employer", "90,90,0,MATCHED,\"\",0,0,0,"),
                        row("acme,breaks,EUR,employee", "60,31,29,BREAK,\"\",29,0,29,"),
                        row("acme,breaks,EUR,employer", "90,90,0,MATCHED,\"\",0,0,0,"),
                        row("acme,carries,EUR,employee", "60,60,0,MATCHED,\"\",0,60,60,"),
                        row("acme,one,EUR,employee", "60,60,0,MATCHED,\"\",0,0,0,"),
                        row("acme,yen,JPY,employer", "1200,1200,0,MATCHED,\"\",0,0,0,"));
    }

    @Test
    void withoutARegisterNothingWasCompared() {
        long run = books.run("2026-08");
        long pull = books.pulled(run, "waits", "2026-08");
        books.line(pull, "waits", "a", "60.00", "2026-08");
        completed(run, "2026-08");

        assertThat(agreed(run)).containsExactly("a EUR null 60.00");
        assertThat(desk.rowsOf(run))
                .containsExactly(
                        "(waits,a,EUR,employee,er_waits,ee_waits_a,,ctr_waits_2026-08,open,60,,,INSTRUCTED,\"\","
                                + ",0,0,)");
        assertThat(texts(run, "waits")).isEqualTo(asTexts(run, "waits"));
    }

    @Test
    void whatIsSettledAnewIsNotThereTwice() {
        long run = books.run("2026-07");
        long pull = books.pulled(run, "anew", "2026-07");
        books.register(run, "anew", "2026-07");
        books.line(pull, "anew", "a", "60.00", "2026-07").withheld(run, "anew", "a", "60.00");
        desk.failAfterReconciliation();
        assertThat(desk.run(run, "2026-07").getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(agreed(run)).containsExactly("a EUR null 60.00");
        SettledEmployers settled = desk.bean(SettledEmployers.class);
        settled.begin(run, YearMonth.parse("2026-07"), List.of("anew"));
        assertThat(agreed(run)).isEmpty();
    }

    @Test
    void theTextsOfAFileAreThoseOfTheRows() {
        long run = month();
        assertThat(texts(run, "acme")).hasSize(7).isEqualTo(asTexts(run, "acme"));
    }

    private static long month() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "acme", "2026-10");
        books.register(run, "acme", "2026-10");
        for (String who : List.of("both", "breaks")) {
            line(pull, who, "employer", "EUR", "90.00");
            books.withheld(run, "acme", who, "employer", "EUR", "main", "90.00");
            line(pull, who, "employee", "EUR", "60.00");
        }
        books.withheld(run, "acme", "both", "60.00").withheld(run, "acme", "breaks", "31.00");
        books.line(pull, "acme", "one", "60", "2026-10").withheld(run, "acme", "one", "60.00");
        books.line(pull, "acme", "carries", "60.00", "2026-10").withheld(run, "acme", "carries", "60.00");
        line(pull, "yen", "employer", "JPY", "1200");
        books.withheld(run, "acme", "yen", "employer", "JPY", "main", "1200");
        completed(run, "2026-10");
        return run;
    }

    private static void line(long pull, String who, String portion, String currency, String amount) {
        books.line(pull, "acme", who, portion, currency, "gross_premium", amount, false, "recurring", "2026-10");
    }

    private static String row(String key, String figures) {
        return "(" + key + ",er_acme,ee_acme_" + key.split(",")[1] + ",,ctr_acme_2026-10,open," + figures + ")";
    }

    private static List<String> agreed(long run) {
        return desk.jdbc.sql("""
                        select concat_ws(' ', a.employee_ref, a.currency, coalesce(a.employer_charged::text, 'null'),
                            coalesce(a.employee_charged::text, 'null'))
                        from agreed_person a join pull p on p.id = a.pull_id where p.run_id = ? order by 1
                        """).param(run).query(String.class).list();
    }

    private static List<String> texts(long run, String employer) {
        List<String> texts = new ArrayList<>();
        desk.bean(ReconciliationRows.class).forEachAsText(run, employer, row -> texts.add(row.toString()));
        return texts;
    }

    private static List<String> asTexts(long run, String employer) {
        List<String> texts = new ArrayList<>();
        desk.bean(ReconciliationRows.class)
                .forEach(
                        run,
                        employer,
                        row -> texts.add(new RowText(
                                        row.externalCustomerId(),
                                        row.reportId(),
                                        row.reportStatus(),
                                        row.employeeRef(),
                                        row.employeeId(),
                                        row.currency(),
                                        row.portion().word(),
                                        Amounts.plain(row.charged(), row.currency()),
                                        plain(row.withheld(), row.currency()),
                                        plain(row.variance(), row.currency()),
                                        row.status().name(),
                                        Causes.text(row.causes(), row.currency()),
                                        plain(row.unexplained(), row.currency()),
                                        Amounts.plain(row.opening(), row.currency()),
                                        Amounts.plain(row.closing(), row.currency()))
                                .toString()));
        return texts;
    }

    private static @Nullable String plain(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Amounts.plain(amount, currency);
    }

    private static void completed(long run, String period) {
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }
}
