package io.tieout.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A population with two months of its life, and all that can be known about them beforehand. */
public final class FakeWorld {

    private static final List<String> EXPECTED = List.of(
            "employer_ref",
            "period",
            "employee_ref",
            "currency",
            "portion",
            "charged",
            "withheld",
            "variance",
            "status",
            "causes",
            "unexplained",
            "opening_balance",
            "closing_balance");

    private final List<Person> people;
    private final List<Story> stories;
    private final YearMonth first;
    private final YearMonth second;

    public FakeWorld(long seed, int people, int employers, YearMonth first) {
        this.people = People.generate(seed, people, employers);
        this.first = first;
        this.second = first.plusMonths(1);
        Stories teller = new Stories(first, second);
        this.stories =
                this.people.stream().map(person -> teller.of(person, seed)).toList();
    }

    public List<YearMonth> months() {
        return List.of(first, second);
    }

    public List<Person> people() {
        return people;
    }

    /** Lines of one person in one month's report. */
    List<Charge> lines(int person, YearMonth month) {
        Story story = stories.get(person);
        List<Charge> lines = new ArrayList<>();
        for (int i = 0; i < story.charges.size(); i++) {
            if (story.months.get(i).equals(month)) {
                lines.add(story.charges.get(i));
            }
        }
        return lines;
    }

    static String reportId(String employerRef, YearMonth month) {
        return "ctr_" + Story.hex("report " + employerRef + " " + month);
    }

    /** Of the {@code count}-th record made for the ref, counted from 1. */
    static String id(String prefix, String ref, int count) {
        return prefix + Story.hex(prefix + ref + " " + count);
    }

    /** The first month's reports are finalized, the second month's are open. */
    String status(YearMonth month) {
        return month.equals(first) ? "finalized" : "open";
    }

    /** All reports as they are once everybody has been created, once. */
    public List<PulledReport> reports() {
        List<PulledReport> reports = new ArrayList<>();
        for (YearMonth month : months()) {
            Map<String, List<Charge>> charges = new LinkedHashMap<>();
            Map<String, Map<String, String>> ids = new LinkedHashMap<>();
            for (Person person : people) {
                String employer = person.company().ref();
                charges.computeIfAbsent(employer, any -> new ArrayList<>()).addAll(lines(person.number(), month));
                ids.computeIfAbsent(employer, any -> new LinkedHashMap<>())
                        .put(person.ref(), id("ee_", employer + " " + person.ref(), 1));
            }
            charges.forEach((employer, lines) -> reports.add(new PulledReport(
                    reportId(employer, month),
                    employer,
                    id("er_", employer, 1),
                    month,
                    status(month),
                    null,
                    ids.getOrDefault(employer, Map.of()),
                    lines,
                    List.of())));
        }
        return reports;
    }

    /** Roster and registers; the fourth employer sends no second register, the fifth no first one. */
    public Map<YearMonth, List<Path>> writeInputs(Path folder) throws IOException {
        RosterFiles.write(folder, people);
        Map<YearMonth, List<Path>> registers = new LinkedHashMap<>();
        List<Company> companies =
                people.stream().map(Person::company).distinct().toList();
        for (YearMonth month : months()) {
            int silent = month.equals(first) ? 4 : 3;
            String silentRef = silent < companies.size() ? companies.get(silent).ref() : "";
            Path file = folder.resolve("register-" + month + ".csv");
            Csv.write(
                    file,
                    RegisterRowText.HEADER,
                    stories.stream()
                            .flatMap(story -> story.register.stream())
                            .filter(row -> row.period().equals(month)
                                    && !row.employer().equals(silentRef))
                            .map(RegisterRowText::cells)
                            .toList());
            registers.put(month, List.of(file));
        }
        return registers;
    }

    /** What every row must be, worked out from this world and the register files. */
    public SortedMap<YearMonth, SortedMap<Key, ExpectedRow>> expected(Map<YearMonth, List<Path>> registers)
            throws IOException {
        SortedMap<YearMonth, SortedMap<Key, ExpectedRow>> expected = new TreeMap<>();
        Map<Key, BigDecimal> balances = new TreeMap<>();
        for (YearMonth month : months()) {
            RegisterFile register = RegisterFile.read(registers.getOrDefault(month, List.of()), month);
            List<Charge> charges = reports().stream()
                    .filter(report -> report.period().equals(month))
                    .flatMap(report -> report.charges().stream())
                    .toList();
            SortedMap<Key, ExpectedRow> rows =
                    new Oracle(month, 1, register.employers()).rows(charges, register.rows(), balances);
            rows.forEach((key, row) -> balances.put(key, row.closing()));
            expected.put(month, rows);
        }
        return expected;
    }

    /** One file of the wanted rows per month; equally good sets of causes are set apart by a bar. */
    void writeExpected(Path folder, Map<YearMonth, List<Path>> registers) throws IOException {
        for (Map.Entry<YearMonth, SortedMap<Key, ExpectedRow>> month :
                expected(registers).entrySet()) {
            Csv.write(
                    folder.resolve("expected-" + month.getKey() + ".csv"),
                    EXPECTED,
                    month.getValue().values().stream()
                            .map(row -> row.cells(month.getKey()))
                            .toList());
        }
    }
}
