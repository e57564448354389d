package io.tieout.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers as payroll programs export them: totals at the end, two columns for a key, no column for the period. */
class RegistersAsTheyAreTest {

    private static final String HEADER =
            "employee_ref,employer_ref,pay_date,period,pay_run,pay_element,amount,currency\n";
    private static final String TWO_ROWS = """
            001,acme,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR
            002,acme,2026-10-28,2026-10,main,EE_HEALTH,-10.50,EUR
            """;

    @TempDir
    private Path folder;

    @Test
    void aTotalThatAgreesIsLeftOut() throws IOException {
        assertThat(PayrollFixture.accepted(register(HEADER + TWO_ROWS + "Total,,,,,,49.50,\n", totals())))
                .extracting(RegisterRow::employeeRef)
                .containsExactly("001", "002");
        String pounds = "003,acme,2026-10-28,2026-10,main,EE_HEALTH,5.00,GBP\n";
        assertThat(PayrollFixture.accepted(register(
                        HEADER + TWO_ROWS + pounds + ",,,,,TOTAL EUR,49.50,EUR\n,,,,,total gbp,5.00,gbp\n", totals())))
                .as("one for each currency, by a word in any cell")
                .hasSize(3);
        assertThat(PayrollFixture.accepted(
                        register(HEADER + "Total-1,acme,2026-10-28,2026-10,m,EE_HEALTH,5,EUR\n", null)))
                .as("without the key a ref is a ref")
                .hasSize(1);
    }

    @Test
    void aTotalThatDoesNotAgreeRefusesTheFile() {
        refused(
                TWO_ROWS + "Total,,,,,,49.51,EUR\n",
                "line 4: the total is 49.51 and the 2 rows before it sum to 49.50 EUR");
        refused(
                TWO_ROWS + "003,acme,2026-10-28,2026-10,main,EE_HEALTH,x,EUR\nTotal,,,,,,59.50,EUR\n",
                "(1 of them have no amount that can be read)");
        refused(TWO_ROWS, "ends without a row that begins with \"total\"");
        refused(
                TWO_ROWS + "Total,,,,,,49.50,EUR\n" + TWO_ROWS,
                "line 5: a row of data stands after the total in line 4");
        refused(TWO_ROWS + "Total,,,,,,,EUR\n", "no amount that can be read");
        refused(
                TWO_ROWS + "003,acme,2026-10-28,2026-10,main,EE_HEALTH,5.00,GBP\nTotal,,,,,,54.50,\n",
                "names no currency and the rows have several (EUR, GBP)");
    }

    @Test
    void companyAndNumberTogetherAreTheKey() throws IOException {
        Profile joined =
                profile(Map.of("employee_ref", "{Company}-{Number}", "employer_ref", "Company"), null, Map.of());
        List<Outcome<RegisterRow>> rows = PayrollFixture.all(register(
                "Company,Number,pay_date,period,pay_run,pay_element,amount,currency\n"
                        + "07,0042,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR\n"
                        + "08,0042,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR\n"
                        + "08,,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR\n",
                joined));
        assertThat(rows.subList(0, 2))
                .extracting(row -> ((Outcome.Accepted<RegisterRow>) row).row().employeeRef())
                .containsExactly("07-0042", "08-0042");
        assertThat(rows.get(2)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.rejection().column()).isEqualTo("{Company}-{Number}");
            assertThat(refused.rejection().reason()).contains("is blank");
        });
        assertThatThrownBy(() -> register(
                        "Company,Nr,pay_date,period,pay_run,pay_element,amount,currency\n"
                                + "07,0042,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR\n",
                        joined))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("missing {Company}-{Number}");
        assertThat(PayrollFiles.isColumnName("{Company}-{Number}")).isTrue();
        assertThat(PayrollFiles.isColumnName("{Company-{Number}")).isFalse();
        assertThat(PayrollFiles.isColumnName("{}")).isFalse();
    }

    @Test
    void theMonthOfThePayDateIsThePeriodWhereTheFileHasNoOther() throws IOException {
        Profile weekly = profile(Map.of("pay_date", "Paid", "period", "Paid"), null, Map.of());
        assertThat(PayrollFixture.accepted(register(
                        "employee_ref,employer_ref,Paid,pay_run,pay_element,amount,currency\n"
                                + "001,acme,2026-10-02,W40,EE_HEALTH,15.00,EUR\n"
                                + "001,acme,2026-10-30,W44,EE_HEALTH,15.00,EUR\n"
                                + "001,acme,2026-11-06,W45,EE_HEALTH,15.00,EUR\n",
                        weekly)))
                .extracting(row -> row.period().toString())
                .containsExactly("2026-10", "2026-10", "2026-11");
    }

    private void refused(String rows, String says) {
        assertThatThrownBy(() -> PayrollFixture.all(register(HEADER + rows, totals())))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(says);
    }

    private RowSource<RegisterRow> register(String text, @Nullable Profile profile) throws IOException {
        Path file = Files.writeString(folder.resolve("register.csv"), text);
        return PayrollFiles.register(file, profile == null ? Profile.CANONICAL : profile);
    }

    private static Profile totals() {
        return profile(Map.of(), "Total", Map.of());
    }

    private static Profile profile(
            Map<String, String> columns, @Nullable String totalRows, Map<String, String> constants) {
        Profile c = Profile.CANONICAL;
        return new Profile(
                null,
                null,
                c.quote(),
                0,
                '.',
                null,
                null,
                null,
                columns,
                Map.of(),
                constants,
                Map.of(),
                c.payElements(),
                totalRows);
    }
}
