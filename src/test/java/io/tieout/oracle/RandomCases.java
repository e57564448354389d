package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Any number of small reconciliations in which the amounts are so few that causes collide, to hold another reading of
 * the rules against {@link Oracle}.
 */
public final class RandomCases {

    /** Both sides of one person of employer E1; a register was loaded. */
    public record Case(
            long seed,
            YearMonth period,
            List<Charge> charges,
            List<Withholding> register,
            Map<Key, BigDecimal> openings) {

        public Map<Key, ExpectedRow> expected() {
            return new Oracle(period, 1, java.util.Set.of("E1")).rows(charges, register, openings);
        }
    }

    private static final YearMonth PERIOD = YearMonth.of(2026, 10);
    private static final String[] AMOUNTS = {"1.00", "2.00", "2.01", "3.00", "5.00", "-1.00", "-2.00", "0.01", "10.00"};

    private final Random random;
    private final String currency;
    private final List<Charge> charges = new ArrayList<>();
    private final List<Withholding> register = new ArrayList<>();
    private final Map<Key, BigDecimal> openings = new TreeMap<>();

    private RandomCases(long seed) {
        this.random = new Random(seed);
        this.currency = random.nextInt(8) == 0 ? "GBP" : "EUR";
    }

    public static Case of(long seed) {
        RandomCases work = new RandomCases(seed);
        for (Side side : Side.values()) {
            work.side(side);
        }
        return new Case(seed, PERIOD, work.charges, work.register, work.openings);
    }

    private void side(Side side) {
        Key key = new Key("E1", "P1", currency, side);
        if (random.nextInt(4) == 0) {
            openings.put(key, amount());
        }
        BigDecimal taken = BigDecimal.ZERO;
        if (random.nextInt(10) != 0) {
            taken = lines(key);
        }
        if (random.nextInt(10) == 0) {
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> taken = taken.add(openings.getOrDefault(key, BigDecimal.ZERO));
            case 1 -> taken = taken.add(new BigDecimal("0.01"));
            case 2 -> taken = taken.add(amount());
            default -> {}
        }
        String kind = random.nextInt(30) == 0 ? "USD" : currency;
        rows(new Key("E1", "P1", kind, side), taken);
    }

    /** Adds lines; gives what payroll might take for them. */
    private BigDecimal lines(Key key) {
        BigDecimal taken = BigDecimal.ZERO;
        int more = random.nextInt(12) == 0 ? 8 + random.nextInt(6) : random.nextInt(5);
        for (int i = 0; i <= more; i++) {
            boolean joiner = random.nextInt(6) == 0;
            LocalDate from = joiner ? PERIOD.atDay(2 + random.nextInt(30)) : PERIOD.atDay(1);
            BigDecimal amount = joiner ? BigDecimal.valueOf(100 + random.nextInt(900), 2) : amount();
            boolean adjustment = i > 0 && random.nextInt(3) == 0;
            boolean late = i > 0 && random.nextInt(4) == 0;
            charges.add(new Charge(
                    "ct_" + charges.size(),
                    key,
                    "gross_premium",
                    "policyholder",
                    adjustment,
                    amount,
                    i > 0 && random.nextInt(4) == 0,
                    from,
                    PERIOD.atEndOfMonth(),
                    "p_" + random.nextInt(2),
                    late ? PERIOD.minusMonths(1) : PERIOD));
            if (joiner && !adjustment && random.nextBoolean()) {
                taken = taken.add(wholeMonth(amount, from));
            } else if (random.nextInt(3) != 0) {
                taken = taken.add(amount);
            }
        }
        return taken;
    }

    private BigDecimal wholeMonth(BigDecimal part, LocalDate from) {
        BigDecimal days = BigDecimal.valueOf(PERIOD.lengthOfMonth() - from.getDayOfMonth() + 1L);
        return part.multiply(BigDecimal.valueOf(PERIOD.lengthOfMonth()))
                .divide(days, 2, java.math.RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(random.nextInt(3) - 1L, 2));
    }

    private void rows(Key key, BigDecimal taken) {
        String element = key.side() == Side.EMPLOYEE ? "EE_HEALTH" : "ER_HEALTH";
        register.add(new Withholding(key, PERIOD.atDay(25), "main", element, taken));
        for (int i = random.nextInt(6); i > 3; i--) {
            BigDecimal twice = amount();
            register.add(new Withholding(key, PERIOD.atDay(25), "extra", element + "_ADJ", twice));
            register.add(new Withholding(key, PERIOD.atDay(25), "extra", element + "_ADJ", twice));
        }
    }

    private BigDecimal amount() {
        return new BigDecimal(AMOUNTS[random.nextInt(AMOUNTS.length)]);
    }
}
