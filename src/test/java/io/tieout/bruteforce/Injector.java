package io.tieout.bruteforce;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Key;
import io.tieout.oracle.Side;
import io.tieout.oracle.Withholding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Invents people by seed and puts causes of known amounts between what Kota charges and what payroll takes. */
public final class Injector {

    private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "GBP", "JPY", "KWD"};

    private final String employer;
    private final YearMonth period;
    private final Random random;
    private final List<Charge> lines = new ArrayList<>();
    private final List<Withholding> register = new ArrayList<>();
    private final Map<Key, BigDecimal> openings = new TreeMap<>();
    private final Map<Key, Injected.Known> known = new TreeMap<>();

    private Injector(String employer, YearMonth period, long seed) {
        this.employer = employer;
        this.period = period;
        this.random = new Random(seed);
    }

    public static Injected people(String employer, YearMonth period, long seed, int people) {
        Injector injector = new Injector(employer, period, seed);
        for (int i = 0; i < people; i++) {
            injector.person("P%04d".formatted(i));
        }
        return new Injected(injector.lines, injector.register, injector.openings, injector.known);
    }

    private void person(String ref) {
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        if (random.nextInt(20) == 0) {
            split(ref, currency);
            return;
        }
        for (Side side : Side.values()) {
            new Month(new Key(employer, ref, currency, side)).happen();
        }
    }

    /** Money booked on the wrong portion. */
    private void split(String ref, String currency) {
        long moved = 1_000 + random.nextInt(100_000);
        for (Side side : Side.values()) {
            Month month = new Month(new Key(employer, ref, currency, side));
            month.cover();
            long variance = side == Side.EMPLOYEE ? moved : -moved;
            month.take(month.due - variance);
            month.knowAs("EXPLAINED", "SPLIT=" + month.text(variance), 1);
        }
    }

    /** One portion of one person. */
    private final class Month {

        private final Key key;
        private final Map<Part.Name, Long> causes = new EnumMap<>(Part.Name.class);
        private int parts;
        /** What payroll should take on its ordinary row, in minor units. */
        private long due;

        Month(Key key) {
            this.key = key;
        }

        void happen() {
            switch (random.nextInt(16)) {
                case 0, 1 -> agree();
                case 2 -> {
                    cover();
                    long rest = random.nextBoolean() ? 1 : -1;
                    take(due - rest);
                    knowAs("ROUNDING", "ROUNDING=" + text(rest), 0);
                }
                case 3 -> {
                    cover();
                    distractions();
                    take(due - 5_000_000 - random.nextInt(5_000_000));
                    knowAs("BREAK", "", 0);
                }
                case 4 -> {
                    cover();
                    knowAs("NOT_IN_PAYROLL", "", 0);
                }
                case 5 -> {
                    take(100 + random.nextInt(9_000));
                    knowAs("NOT_IN_KOTA", "", 0);
                }
                case 6 -> onlyTheBalance();
                case 7 -> otherCurrency();
                case 8 -> many();
                default -> explained();
            }
        }

        private void agree() {
            cover();
            distractions();
            take(due);
            knowAs("MATCHED", "", 0);
        }

        private void onlyTheBalance() {
            long opening = amount();
            open(opening);
            if (random.nextBoolean()) {
                knowAs("CARRIED", "", 0);
            } else {
                take(opening);
                knowAs("EXPLAINED", "CARRY_FORWARD=" + text(-opening), 1);
            }
        }

        private void otherCurrency() {
            cover();
            Key other = new Key(key.employer(), key.person(), key.currency().equals("USD") ? "EUR" : "USD", key.side());
            row(other, "main", "", due);
            knowAs("CURRENCY_MISMATCH", "", 0);
            known.put(other, new Injected.Known("CURRENCY_MISMATCH", "", 0));
        }

        /** More corrections than are combined: one of them, or all, or two that nobody finds. */
        private void many() {
            cover();
            int count = 12 + random.nextInt(4);
            long[] amounts = new long[count];
            long all = 0;
            for (int i = 0; i < count; i++) {
                amounts[i] = amount();
                line("gross_premium", true, amounts[i], false, lastMonth());
                all += amounts[i];
            }
            int missed = random.nextInt(3);
            long missing = missed == 0 ? all : missed == 1 ? amounts[0] : amounts[0] + amounts[1];
            take(due + all - missing);
            knowAs(
                    missed == 2 ? "BREAK" : "EXPLAINED",
                    missed == 2 ? "" : "ADJUSTMENT=" + text(missing),
                    missed == 2 ? 0 : 1);
        }

        private void explained() {
            cover();
            distractions();
            int wanted = random.nextInt(5) == 0 ? 4 + random.nextInt(2) : 1 + random.nextInt(3);
            boolean balance = openings.containsKey(key);
            for (int i = 0; i < wanted; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> correction();
                    case 1 -> proRation();
                    case 2 -> late();
                    case 3 -> once();
                    case 4 -> {
                        if (!balance) {
                            balance = true;
                            long opening = amount();
                            open(opening);
                            due += opening;
                            cause(Part.Name.CARRY_FORWARD, -opening);
                        }
                    }
                    default -> twice(i);
                }
            }
            if (parts == 0) {
                correction();
            }
            long rest = 0;
            if (!causes.containsKey(Part.Name.PRORATION) && random.nextInt(5) == 0) {
                rest = random.nextBoolean() ? 1 : -1;
                causes.put(Part.Name.ROUNDING, rest);
            }
            take(due - rest);
            String written = Sets.text(new OneRow(key, period, List.of(), List.of(), 0, 1), causes);
            knowAs("EXPLAINED", written, parts);
        }

        /** What was corrected and taken, and a balance that nobody touches. */
        private void distractions() {
            if (random.nextInt(4) == 0) {
                long taken = amount();
                line("gross_premium", true, taken, false, lastMonth());
                due += taken;
            }
            if (random.nextInt(6) == 0) {
                open(amount());
            }
        }

        private void correction() {
            long amount = amount();
            line("gross_premium", true, amount, random.nextBoolean(), lastMonth());
            cause(Part.Name.ADJUSTMENT, amount);
        }

        private void late() {
            long amount = amount();
            plain(amount, random.nextBoolean(), lastMonth());
            cause(Part.Name.TIMING, amount);
        }

        private void once() {
            long amount = amount();
            plain(amount, true, period);
            cause(Part.Name.ONE_OFF, amount);
        }

        /** A row of its own, taken two to four times. */
        private void twice(int number) {
            long amount = amount();
            int times = 2 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                row(key, "extra " + number, "_ADJ", amount);
            }
            due -= amount;
            cause(Part.Name.DUPLICATE, -amount * (times - 1));
        }

        private void proRation() {
            YearMonth month = random.nextInt(3) == 0 ? period.minusMonths(random.nextInt(9)) : period;
            int days = month.lengthOfMonth();
            int first = 1 + random.nextInt(days);
            int last = first + random.nextInt(days - first + 1);
            if (last - first + 1 == days) {
                first = 2;
            }
            String policy = "p_" + lines.size();
            long held = 0;
            long charged = 0;
            int together = 1 + random.nextInt(3);
            for (int i = 0; i < together; i++) {
                boolean relief = i == 2;
                long full = (relief ? -1 : 1) * (100_000L + random.nextInt(3_000_000));
                long share = share(full, last - first + 1, days);
                held += full;
                charged += share;
                add(
                        relief ? "tax_relief" : "gross_premium",
                        false,
                        share,
                        false,
                        policy,
                        month.atDay(first),
                        month.atDay(last),
                        period);
            }
            due += held;
            cause(Part.Name.PRORATION, charged - held);
        }

        private long share(long full, long covered, long days) {
            long size = (2 * Math.abs(full) * covered + days) / (2 * days);
            return full < 0 ? -size : size;
        }

        private void cause(Part.Name cause, long amount) {
            causes.merge(cause, amount, Long::sum);
            parts++;
        }

        private void cover() {
            for (int i = random.nextInt(2); i >= 0; i--) {
                long premium = 1_000 + random.nextInt(2_000_000);
                plain(premium, false, period);
                due += premium;
            }
        }

        /** A refund can only be relief: a plain premium below zero would stop the employer. */
        private void plain(long amount, boolean oneOff, YearMonth month) {
            line(amount < 0 ? "tax_relief" : "gross_premium", false, amount, oneOff, month);
        }

        private void line(String category, boolean adjustment, long amount, boolean oneOff, YearMonth month) {
            add(category, adjustment, amount, oneOff, "p_1", month.atDay(1), month.atEndOfMonth(), month);
        }

        private void add(
                String category,
                boolean adjustment,
                long amount,
                boolean oneOff,
                String policy,
                LocalDate from,
                LocalDate to,
                YearMonth month) {
            lines.add(new Charge(
                    "ct_" + employer + "_" + lines.size(),
                    key,
                    category,
                    "policyholder",
                    adjustment,
                    major(amount, key),
                    oneOff,
                    from,
                    to,
                    policy,
                    month));
        }

        private YearMonth lastMonth() {
            return period.minusMonths(1);
        }

        private void take(long minor) {
            row(key, "main", "", minor);
        }

        private void row(Key to, String run, String suffix, long minor) {
            String element = (to.side() == Side.EMPLOYEE ? "EE_HEALTH" : "ER_HEALTH") + suffix;
            register.add(new Withholding(to, period.atDay(25), run, element, major(minor, to)));
        }

        private void open(long minor) {
            openings.put(key, major(minor, key));
        }

        /** Seldom the same twice, and never within the tolerance. */
        private long amount() {
            long size = 10 + random.nextInt(3_000_000);
            return random.nextInt(3) == 0 ? -size : size;
        }

        private void knowAs(String status, String causes, int parts) {
            known.put(key, new Injected.Known(status, causes, parts));
        }

        private String text(long minor) {
            return major(minor, key).toPlainString();
        }

        private static BigDecimal major(long minor, Key key) {
            return BigDecimal.valueOf(minor, OneRow.digits(key.currency()));
        }
    }
}
