package io.tieout.reconciliation;

import static io.tieout.reconciliation.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.Portion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    @ParameterizedTest(name = "charged {0}, withheld {1}, opening {2}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // charged | withheld | opening | status and causes             | unexplained | closing
                "60.00     | 60.00    | 0       | MATCHED                       | 0           | 0",
                "60.00     | 60.00    | 12.00   | MATCHED                       | 0           | 12.00",
                "60.00     | 59.99    | 0       | ROUNDING ROUNDING=0.01        | 0           | 0.01",
                "60.00     | 60.01    | 0       | ROUNDING ROUNDING=-0.01       | 0           | -0.01",
                "60.00     | 59.98    | 0       | BREAK                         | 0.02        | 0.02",
                "60.00     | -        | 0       | NOT_IN_PAYROLL                | 60.00       | 60.00",
                "60.00     | 0.00     | 0       | BREAK                         | 60.00       | 60.00",
                "-         | 60.00    | 0       | NOT_IN_KOTA                   | -60.00      | -60.00",
                "-         | 0.00     | 0       | NOT_IN_KOTA                   | 0           | 0",
                "0.00      | 0.00     | 0       | MATCHED                       | 0           | 0",
                "-         | -        | 12.00   | CARRIED                       | 0           | 12.00",
                "-         | 12.00    | 12.00   | EXPLAINED CARRY_FORWARD=-12.00| 0           | 0",
                "-20.00    | -        | 20.00   | EXPLAINED CARRY_FORWARD=-20.00| 0           | 0",
                "-         | 11.99    | 12.00   | NOT_IN_KOTA                   | -11.99      | 0.01",
                "-         | 0.01     | 0.01    | NOT_IN_KOTA                   | -0.01       | 0",
                "60.00     | 72.00    | 12.00   | EXPLAINED CARRY_FORWARD=-12.00| 0           | 0",
            })
    void theFirstStatusThatAppliesHolds(
            String charged, String withheld, String opening, String outcome, String unexplained, String closing) {
        Rows row = row().opening(opening);
        if (charged != null) {
            row.charged(charged);
        }
        if (withheld != null) {
            row.withheld(withheld);
        }

        Settlement settled = row.settled();

        assertThat(Rows.outcome(settled)).isEqualTo(outcome);
        assertThat(settled.unexplained()).isEqualByComparingTo(unexplained);
        assertThat(settled.closing()).isEqualByComparingTo(closing);
    }

    @Test
    void withoutAnyRegisterNothingIsComparedAndTheBalanceStays() {
        Settlement settled = row().charged("60.00").opening("5.00").noRegister().settled();

        assertThat(settled.status()).isEqualTo(Status.INSTRUCTED);
        assertThat(settled.withheld()).isNull();
        assertThat(settled.variance()).isNull();
        assertThat(settled.unexplained()).isNull();
        assertThat(settled.closing()).isEqualByComparingTo("5.00");
    }

    @Test
    void chargedInOneCurrencyAndWithheldInAnotherIsAMismatchOnAllRowsThatMoved() {
        List<Position> person = List.of(
                row(Portion.EMPLOYEE, "EUR").charged("60.00").position(),
                row(Portion.EMPLOYEE, "GBP").withheld("52.00").position(),
                row(Portion.EMPLOYEE, "USD").opening("3.00").position(),
                row(Portion.EMPLOYER, "EUR").charged("90.00").withheld("90.00").position());

        assertThat(Rules.settle(person))
                .extracting(Settlement::status)
                .containsExactly(Status.CURRENCY_MISMATCH, Status.CURRENCY_MISMATCH, Status.CARRIED, Status.MATCHED);
    }

    @Test
    void oneCommonCurrencyMeansNoMismatch() {
        List<Position> person = List.of(
                row(Portion.EMPLOYEE, "EUR").charged("60.00").withheld("60.00").position(),
                row(Portion.EMPLOYEE, "GBP").withheld("52.00").position(),
                row(Portion.EMPLOYEE, "USD").charged("9.00").position());

        assertThat(Rules.settle(person))
                .extracting(Settlement::status)
                .containsExactly(Status.MATCHED, Status.NOT_IN_KOTA, Status.NOT_IN_PAYROLL);
    }

    @Test
    void yenHaveNoCents() {
        Settlement settled = row(Portion.EMPLOYEE, "JPY")
                .tolerance("1")
                .charged("6000")
                .withheld("5999")
                .settled();

        assertThat(Rows.outcome(settled)).isEqualTo("ROUNDING ROUNDING=1");
    }

    @Test
    void anAmountFinerThanTheCurrencyIsKeptAndFlagged() {
        Settlement settled = row().charged("60.005").withheld("60.00").settled();

        assertThat(settled.charged()).isEqualByComparingTo("60.005");
        assertThat(settled.note()).isEqualTo(Notes.FINER_THAN_CURRENCY);
    }
}
