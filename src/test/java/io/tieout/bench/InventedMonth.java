package io.tieout.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * One invented month of so many people: what Kota charges, what payroll withheld, and the roster, as files.
 * The sizes of the employers follow Zipf's law; of 100 people 8 have a variance, of eight kinds.
 */
final class InventedMonth {

    static final String PERIOD = "2026-10";
    static final int PAGE = 100;
    private static final int PEOPLE_PER_EMPLOYER = 200;
    private static final double ZIPF = 1.1;

    /** What is wrong with a person, if anything. */
    private enum Kind {
        AGREES,
        BREAK,
        ROUNDING,
        TIMING,
        ADJUSTMENT,
        PRORATION,
        DUPLICATE,
        NOT_IN_PAYROLL,
        NOT_IN_KOTA
    }

    private final Path folder;
    private final int people;
    private final BufferedWriter lines;
    private final BufferedWriter register;
    private final BufferedWriter employers;
    private final BufferedWriter employees;
    private final BufferedWriter pages;
    private long offset;
    private long lineRows;
    private long registerRows;
    private int entry;

    private InventedMonth(Path folder, int people) throws IOException {
        this.folder = folder;
        this.people = people;
        this.lines = open("lines.csv");
        this.register = open("register.csv");
        this.employers = open("employers.csv");
        this.employees = open("employees.csv");
        this.pages = open("pages.csv");
    }

    /** @param lineRows rows of {@code lines.csv}. @param registerRows rows of {@code register.csv} */
    record Made(int people, int employers, int largest, long lineRows, long registerRows) {}

    static Made in(Path folder, int people) throws IOException {
        Files.createDirectories(folder);
        return new InventedMonth(folder, people).make();
    }

    static String employerId(int number) {
        return "er_" + hex(number, 11);
    }

    private Made make() throws IOException {
        int[] sizes = sizes();
        try (lines;
                register;
                employers;
                employees;
                pages) {
            register.write("employee_ref,employer_ref,pay_date,period,pay_run,pay_element,amount,currency\n");
            int person = 0;
            for (int number = 0; number < sizes.length; number++) {
                employers.write(refOfEmployer(number) + "," + employerId(number) + ",2026-10-01\n");
                employer(number, person, sizes[number]);
                person += sizes[number];
            }
        }
        int largest = java.util.Arrays.stream(sizes).max().orElse(0);
        return new Made(people, sizes.length, largest, lineRows, registerRows);
    }

    /** The sizes by number, the large ones anywhere among the small. */
    private int[] sizes() {
        int count = Math.max(1, people / PEOPLE_PER_EMPLOYER);
        double sum = 0;
        for (int rank = 1; rank <= count; rank++) {
            sum += Math.pow(rank, -ZIPF);
        }
        int[] sizes = new int[count];
        int left = people;
        for (int rank = count; rank >= 1; rank--) {
            int size = rank == 1 ? left : Math.max(1, (int) (people * Math.pow(rank, -ZIPF) / sum));
            sizes[(int) ((rank * 7919L + 13) % count)] += size;
            left -= size;
        }
        return sizes;
    }

    private BufferedWriter open(String name) throws IOException {
        OutputStream out = Files.newOutputStream(folder.resolve(name));
        return new BufferedWriter(new java.io.OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
    }

    /** The pages of an employer's report: where each begins in {@code lines.csv}, and where the last one ends. */
    private void employer(int number, int firstPerson, int size) throws IOException {
        StringBuilder offsets = new StringBuilder();
        int charged = 0;
        for (int i = 0; i < size; i++) {
            int person = firstPerson + i;
            employees.write(
                    refOfEmployer(number) + "," + refOfPerson(person) + "," + idOfPerson(person) + ",2026-10-01\n");
            Kind kind = kind(person);
            if (kind != Kind.NOT_IN_KOTA && charged++ % PAGE == 0) {
                offsets.append(',').append(offset);
            }
            person(number, person, kind);
        }
        pages.write("%s,ctr_%s,%d%s,%d\n".formatted(employerId(number), hex(number, 5), charged, offsets, offset));
    }

    private static Kind kind(int person) {
        int of25 = person % 25;
        return of25 == 3 || of25 == 11 ? Kind.values()[1 + person / 25 % 8] : Kind.AGREES;
    }

    private void person(int employer, int number, Kind kind) throws IOException {
        Person person = Person.of(employer, number);
        BigDecimal gross = cents(8_000 + number * 37L % 9_000);
        BigDecimal tax = cents(300 + number % 400);
        BigDecimal share = cents(2_000 + number * 13L % 3_000);
        BigDecimal relief = cents(-(200 + number % 300));
        if (kind != Kind.NOT_IN_KOTA) {
            line(person, "employer", "gross_premium", false, gross, 10, 1, 31, 10);
            switch (kind) {
                case TIMING -> line(person, "employer", "gross_premium", false, tax, 9, 1, 30, 9);
                case ADJUSTMENT -> line(person, "employer", "gross_premium", true, relief, 9, 1, 30, 10);
                default -> line(person, "employer", "tax", false, tax, 10, 1, 31, 10);
            }
            if (kind == Kind.PRORATION) {
                // 17 of 31 days, half up; payroll holds the whole month.
                BigDecimal part = cents((share.unscaledValue().longValue() * 17 * 2 + 31) / (31 * 2));
                line(person, "employee", "gross_premium", false, part, 10, 15, 31, 10);
                line(person, "employer", "tax", false, cents(1), 10, 1, 31, 10);
            } else {
                line(person, "employee", "gross_premium", false, share, 10, 1, 31, 10);
                line(person, "employee", "tax_relief", false, relief, 10, 1, 31, 10);
            }
        }
        if (kind != Kind.NOT_IN_PAYROLL) {
            register(person, kind, gross, tax, share, relief);
        }
    }

    private void register(
            Person person, Kind kind, BigDecimal gross, BigDecimal tax, BigDecimal share, BigDecimal relief)
            throws IOException {
        BigDecimal employer = switch (kind) {
            case TIMING, ADJUSTMENT -> gross;
            case PRORATION -> gross.add(tax).add(cents(1));
            default -> gross.add(tax);
        };
        BigDecimal employee = switch (kind) {
            case BREAK -> share.add(relief).add(cents(713));
            case ROUNDING -> share.add(relief).add(cents(1));
            case PRORATION -> share;
            default -> share.add(relief);
        };
        row(person, "ER_HEALTH", employer);
        if (kind == Kind.AGREES && person.number % 5 == 0) {
            row(person, "EE_HEALTH", share);
            row(person, "EE_HEALTH_ADJ", relief);
        } else {
            row(person, "EE_HEALTH", employee);
        }
        if (kind == Kind.DUPLICATE) {
            row(person, "EE_HEALTH", employee);
        }
    }

    /** The texts that stand in each of a person's rows, made once. */
    private record Person(int number, String employerRef, String ref, String id, String policy) {

        static Person of(int employer, int number) {
            return new Person(
                    number, refOfEmployer(employer), refOfPerson(number), idOfPerson(number), "p_" + hex(number, 7));
        }
    }

    private void line(
            Person person,
            String portion,
            String category,
            boolean adjustment,
            BigDecimal amount,
            int coverMonth,
            int from,
            int to,
            int reportingMonth)
            throws IOException {
        String row = person.employerRef + ',' + person.id + ',' + person.ref + ",ct_" + hex(entry++, 1) + ',' + portion
                + ',' + category + ",policyholder," + (adjustment ? 't' : 'f') + ",," + amount + ",EUR,recurring,,"
                + date(coverMonth, from) + ',' + date(coverMonth, to) + ',' + person.policy + ','
                + date(reportingMonth, 1) + '\n';
        lines.write(row);
        offset += row.length();
        lineRows++;
    }

    private void row(Person person, String element, BigDecimal amount) throws IOException {
        register.write(person.ref + ',' + person.employerRef + ",2026-10-28," + PERIOD + ",M10," + element + ','
                + amount + ",EUR\n");
        registerRows++;
    }

    private static String refOfEmployer(int number) {
        return "E" + padded(number, 5);
    }

    private static String refOfPerson(int number) {
        return "P" + padded(number, 7);
    }

    private static String idOfPerson(int number) {
        return "ee_" + hex(number, 3);
    }

    private static String date(int month, int day) {
        return "2026-" + padded(month, 2) + '-' + padded(day, 2);
    }

    private static String padded(int number, int digits) {
        String text = String.valueOf(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** 32 digits that look like chance, as Kota's ids do; the same for the same number and kind. */
    private static String hex(long number, int kind) {
        return HexFormat.of().toHexDigits(mix(number * 31 + kind))
                + HexFormat.of().toHexDigits(mix(~(number * 31 + kind)));
    }

    private static long mix(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
