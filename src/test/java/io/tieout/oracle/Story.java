package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What happens to one person: what Kota charges and what payroll takes. Amounts are in minor units. */
final class Story {

    final Person person;
    final Random random;
    final List<Charge> charges = new ArrayList<>();

    /** In the order of {@link #charges}, the month of the report that holds the line. */
    final List<YearMonth> months = new ArrayList<>();

    final List<RegisterRowText> register = new ArrayList<>();

    Story(Person person, Random random) {
        this.person = person;
        this.random = random;
    }

    /** A line that is charged in the month for the whole of it. */
    void whole(YearMonth month, Side side, String category, String member, long minor) {
        line(month, side, category, member, false, minor, false, month.atDay(1), month.atEndOfMonth(), month);
    }

    /** A line for the last days of the month, from the given day on. */
    void part(YearMonth month, Side side, String category, int fromDay, long minor) {
        line(
                month,
                side,
                category,
                "policyholder",
                false,
                minor,
                false,
                month.atDay(fromDay),
                month.atEndOfMonth(),
                month);
    }

    void adjustment(YearMonth month, Side side, long minor) {
        YearMonth before = month.minusMonths(1);
        line(
                month,
                side,
                "gross_premium",
                "policyholder",
                true,
                minor,
                minor < 0,
                before.atDay(10),
                before.atEndOfMonth(),
                before);
    }

    void late(YearMonth month, Side side, long minor) {
        YearMonth before = month.minusMonths(1);
        line(
                month,
                side,
                "gross_premium",
                "policyholder",
                false,
                minor,
                random.nextBoolean(),
                before.atDay(15),
                before.atEndOfMonth(),
                before);
    }

    void oneOff(YearMonth month, Side side, long minor) {
        line(
                month,
                side,
                "gross_premium",
                "policyholder",
                false,
                minor,
                true,
                month.atDay(1),
                month.atEndOfMonth(),
                month);
    }

    private void line(
            YearMonth month,
            Side side,
            String category,
            String member,
            boolean adjustment,
            long minor,
            boolean oneOff,
            LocalDate from,
            LocalDate to,
            YearMonth reportingMonth) {
        charges.add(new Charge(
                "ct_" + hex("line " + person.ref() + " " + charges.size()),
                new Key(person.company().ref(), person.ref(), currency(), side),
                category,
                member,
                adjustment,
                amount(minor),
                oneOff,
                from,
                to,
                "p_" + hex("policy " + person.ref()),
                reportingMonth));
        months.add(month);
    }

    /** Minor units charged in the month so far. */
    long charged(YearMonth month, Side side) {
        long sum = 0;
        for (int i = 0; i < charges.size(); i++) {
            if (months.get(i).equals(month) && charges.get(i).key().side() == side) {
                sum += charges.get(i)
                        .amount()
                        .movePointRight(Minor.digits(currency()))
                        .longValueExact();
            }
        }
        return sum;
    }

    void take(YearMonth month, Side side, long minor) {
        take(month, month + "-main", side == Side.EMPLOYEE ? "EE_HEALTH" : "ER_HEALTH", minor, currency());
    }

    void take(YearMonth month, String run, String element, long minor, String currency) {
        register.add(new RegisterRowText(
                person.ref(),
                person.company().ref(),
                month.atDay(25),
                month,
                run,
                element,
                BigDecimal.valueOf(minor, Minor.digits(currency)).toPlainString(),
                currency));
    }

    String currency() {
        return person.company().currency();
    }

    private BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, Minor.digits(currency()));
    }

    static String hex(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
