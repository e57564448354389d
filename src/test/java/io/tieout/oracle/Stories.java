package io.tieout.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/** Gives each person one of thirty-one stories in turn, so that each status and each cause happens. */
final class Stories {

    private static final Side EE = Side.EMPLOYEE;
    private static final Side ER = Side.EMPLOYER;
    static final int COUNT = 31;

    private final YearMonth first;
    private final YearMonth second;

    Stories(YearMonth first, YearMonth second) {
        this.first = first;
        this.second = second;
    }

    Story of(Person person, long seed) {
        Story story = new Story(person, new Random(seed * 1_000_003 + person.number()));
        int plot = person.number() % COUNT;
        if (plot == 30) {
            return story; // has no cover and pays nothing
        }
        month(story, first, plot);
        month(story, second, plot + 100);
        return story;
    }

    /** The employer's portion is always taken as charged, unless the plot says otherwise. */
    private static void month(Story s, YearMonth m, int plot) {
        if (List.of(114, 120, 122, 123).contains(plot)) {
            employeeMonth(s, m, plot);
            return;
        }
        employerLines(s, m);
        employeeMonth(s, m, plot);
        long employer = s.charged(m, ER);
        s.take(m, ER, plot == 116 ? employer - 500 : employer);
        s.take(m, m + "-main", "BIK_HEALTH", employer, s.currency());
        if (plot % 4 == 0) {
            s.take(m, m + "-main", "PENSION", 1234, s.currency());
        }
    }

    private static void employerLines(Story s, YearMonth m) {
        long premium = 5_000 + s.random.nextInt(15_000);
        s.whole(m, ER, "gross_premium", "policyholder", premium);
        switch (s.person.company().country()) {
            case "IE" -> s.whole(m, ER, "tax_relief", "policyholder", -premium / 5);
            case "GB" -> s.whole(m, ER, "tax", "policyholder", premium * 12 / 100);
            default -> {}
        }
    }

    private static void employeeLines(Story s, YearMonth m) {
        s.whole(m, EE, "gross_premium", "partner_dependant", 2_000 + s.random.nextInt(7_000));
        if (s.random.nextInt(3) == 0) {
            s.whole(m, EE, "gross_premium", "child_dependant", 900 + s.random.nextInt(600));
        }
    }

    private static void employeeMonth(Story s, YearMonth m, int plot) {
        switch (plot) {
            case 9, 10, 27 -> proRated(s, m, plot);
            case 114 -> s.take(m, EE, s.charged(m.minusMonths(1), EE));
            case 120 -> s.take(m, EE, 4_400);
            case 122 -> {}
            case 123 -> s.adjustment(m, EE, -2_345);
            case 25, 125 -> {
                s.whole(m, EE, "gross_premium", "partner_dependant", 3_000);
                s.adjustment(m, EE, -3_000);
            }
            default -> {
                employeeLines(s, m);
                ordinary(s, m, plot);
            }
        }
    }

    private static void ordinary(Story s, YearMonth m, int plot) {
        long due = s.charged(m, EE);
        switch (plot) {
            case 2, 102 -> {
                s.take(m, m + "-w1", "EE_HEALTH", due / 2, s.currency());
                s.take(m, m + "-w2", "EE_HEALTH", due - due / 2, s.currency());
            }
            case 6 -> s.take(m, EE, due - 1);
            case 106 -> s.take(m, EE, due + 1);
            case 13, 14 -> {}
            case 113 -> s.take(m, EE, due + s.charged(m.minusMonths(1), EE));
            case 115 -> {
                s.take(m, EE, due);
                s.take(m, EE, due);
            }
            case 116 -> s.take(m, EE, due + 500);
            case 19, 119 -> s.take(m, EE, due - 777);
            case 22 -> s.take(m, EE, due - 321);
            case 121 -> s.take(m, m + "-main", "EE_HEALTH", due, s.currency().equals("GBP") ? "EUR" : "GBP");
            case 128 -> {
                s.take(m, EE, due - 1_000);
                s.take(m, m + "-extra", "EE_HEALTH_ADJ", 1_000, s.currency());
                s.take(m, m + "-extra", "EE_HEALTH_ADJ", 1_000, s.currency());
                s.take(m, m + "-extra", "EE_HEALTH_ADJ", 1_000, s.currency());
                s.take(m, m + "-late", "EE_HEALTH_ADJ", -1, s.currency());
                s.take(m, m + "-late", "EE_HEALTH_ADJ", -1, s.currency());
                s.take(m, m + "-late2", "EE_HEALTH_ADJ", 1, s.currency());
            }
            default -> notTaken(s, m, plot, due);
        }
    }

    /** Lines beyond the ordinary ones, taken by payroll or not. */
    private static void notTaken(Story s, YearMonth m, int plot, long due) {
        switch (plot) {
            case 107 -> s.adjustment(m, EE, -1_234);
            case 108 -> {
                s.adjustment(m, EE, 1_100);
                s.adjustment(m, EE, -650);
                s.take(m, m + "-main", "EE_HEALTH_ADJ", 1_100, s.currency());
            }
            case 111 -> s.late(m, EE, 1_717);
            case 112 -> s.oneOff(m, EE, 2_500);
            case 117 -> {
                s.adjustment(m, EE, 999);
                s.take(m, m + "-main", "EE_HEALTH_ADJ", 1, s.currency());
            }
            case 118 -> {
                s.adjustment(m, EE, -1_300);
                s.late(m, EE, 2_100);
                s.oneOff(m, EE, 515);
            }
            case 124 -> {
                for (int i = 1; i <= 14; i++) {
                    s.adjustment(m, EE, i * i * 11L);
                }
                s.take(m, m + "-main", "EE_HEALTH_ADJ", s.charged(m, EE) - due - 55, s.currency());
            }
            case 126 -> {
                s.adjustment(m, EE, -800);
                s.take(m, m + "-main", "EE_HEALTH_ADJ", -800, s.currency());
                s.take(m, m + "-zero", "EE_HEALTH", 0, s.currency());
            }
            default -> {}
        }
        s.take(m, EE, due);
    }

    /** A joiner: Kota charges the days, payroll takes the month. */
    private static void proRated(Story s, YearMonth m, int plot) {
        int day = 2 + s.random.nextInt(27);
        long gross = 4_000 + s.random.nextInt(6_000);
        long relief = plot == 10 ? -gross / 5 : 0;
        s.part(m, EE, "gross_premium", day, share(gross, m, day));
        if (relief != 0) {
            s.part(m, EE, "tax_relief", day, share(relief, m, day));
        }
        if (plot == 27) {
            s.adjustment(m, EE, -777);
        }
        s.take(m, EE, gross + relief);
    }

    private static long share(long whole, YearMonth month, int fromDay) {
        return BigDecimal.valueOf(whole)
                .multiply(BigDecimal.valueOf(month.lengthOfMonth() - fromDay + 1L))
                .divide(BigDecimal.valueOf(month.lengthOfMonth()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
