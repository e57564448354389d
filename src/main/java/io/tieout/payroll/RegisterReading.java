package io.tieout.payroll;

import io.tieout.money.Amounts;
import io.tieout.payroll.Profile.PayElement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a register. Every cell counts: a row that says less can't be booked. */
final class RegisterReading implements RowReading<RegisterRow> {

    private static final LocalDate NO_DATE = LocalDate.EPOCH;
    private static final YearMonth NO_MONTH = YearMonth.from(NO_DATE);

    private final Profile profile;
    private final Function<String, LocalDate> dates;
    private final Function<String, YearMonth> months;
    private final Function<String, String> employers = new Repeated<>(TextRules::ref);
    private final Function<String, String> people = new Repeated<>(TextRules::ref);
    private final Function<String, String> payRuns = new Repeated<>(TextRules::ref);
    private final Function<String, String> currencies = new Repeated<>(AmountRule::currency);
    private final AmountRule amounts;

    RegisterReading(Profile profile, DateRule dates) {
        this.profile = profile;
        this.dates = new Repeated<>(dates::work);
        this.months = new Repeated<>(new MonthRule(profile.periodPattern())::month);
        this.amounts = new AmountRule(profile);
    }

    @Override
    public RegisterRow read(Cells cells) {
        String employeeRef = cells.need("employee_ref", people, "");
        String employerRef = cells.need("employer_ref", employers, "");
        LocalDate payDate = cells.need("pay_date", dates, NO_DATE);
        YearMonth period = profile.periodOfPayDate() ? YearMonth.from(payDate) : cells.need("period", months, NO_MONTH);
        String payRun = cells.need("pay_run", payRuns, "");
        String element = cells.need("pay_element", TextRules::oneLine, "");
        BigDecimal amount = cells.need("amount", amounts::amount, BigDecimal.ZERO);
        String currency = cells.need("currency", currencies, "");
        if (!currency.isEmpty() && Amounts.isFinerThanCurrency(amount, currency)) {
            cells.refuse(
                    "amount",
                    "has more decimals than " + currency + " has (" + Amounts.minorDigits(currency)
                            + "); expected the amount that was paid");
        }
        PayElement meaning = profile.payElements().get(element);
        return new RegisterRow(
                cells.line(),
                employeeRef,
                employerRef,
                payDate,
                period,
                payRun,
                element,
                portion(meaning),
                meaning != null,
                amount,
                currency);
    }

    private static @Nullable Portion portion(@Nullable PayElement meaning) {
        if (meaning == null) {
            return null;
        }
        return switch (meaning) {
            case EMPLOYEE -> Portion.EMPLOYEE;
            case EMPLOYER -> Portion.EMPLOYER;
            case IGNORED -> null;
        };
    }
}
