package io.tieout.bench;

import io.tieout.kota.Contribution;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.DatePeriod;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.Page;
import io.tieout.kota.PartOfKota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Kota's reports out of the file that the floor copies in, a page at a time, where the client would ask for it. */
final class FilePages extends PartOfKota implements AutoCloseable {

    private static final int PERSON = 1;
    private static final int PORTION = 4;

    /** Of each thread, used again: garbage of the stand-in would cost the product's collector time. */
    private static final ThreadLocal<PageRows> ROWS = ThreadLocal.withInitial(PageRows::new);

    private static final Instant UPDATED = Instant.parse("2026-11-01T00:00:00Z");

    /** @param offsets where each page begins, and where the last one ends */
    private record Report(String id, String employerId, long people, long[] offsets) {}

    private final FileChannel lines;
    private final Map<String, Report> byEmployer = new HashMap<>();
    private final Map<String, Report> byId = new HashMap<>();
    private final Map<String, Map<String, DatePeriod>> periods = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> months = new ConcurrentHashMap<>();

    FilePages(Path folder) throws IOException {
        lines = FileChannel.open(folder.resolve("lines.csv"));
        try (Stream<String> reports = Files.lines(folder.resolve("pages.csv"))) {
            reports.map(row -> row.split(",")).forEach(row -> {
                long[] offsets =
                        Stream.of(row).skip(3).mapToLong(Long::parseLong).toArray();
                Report report = new Report(row[1], row[0], Long.parseLong(row[2]), offsets);
                byEmployer.put(row[0], report);
                byId.put(row[1], report);
            });
        }
    }

    @Override
    public List<ContributionReport> contributionReports(String employerId, YearMonth month) {
        Report report = byEmployer.get(employerId);
        return report == null ? List.of() : List.of(asKotaSays(report));
    }

    @Override
    public ContributionReport contributionReport(String reportId) {
        return asKotaSays(byId.get(reportId));
    }

    @Override
    public Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int number) {
        Report report = byId.get(reportId);
        int pages = report.offsets.length - 1;
        if (number > pages) {
            return new Page<>(List.of(), number, 0, report.people, false);
        }
        List<EmployeeBreakdown> items = breakdowns(report, rows(report.offsets[number - 1], report.offsets[number]));
        return new Page<>(items, number, items.size(), report.people, number < pages);
    }

    private static ContributionReport asKotaSays(Report report) {
        YearMonth month = YearMonth.parse(InventedMonth.PERIOD);
        return new ContributionReport(
                report.id,
                report.employerId,
                null,
                new DatePeriod(month.atDay(1), month.atEndOfMonth()),
                "finalized",
                UPDATED,
                UPDATED,
                UPDATED,
                null,
                null);
    }

    private PageRows rows(long from, long to) {
        try {
            PageRows rows = ROWS.get();
            ByteBuffer bytes = rows.room(Math.toIntExact(to - from));
            while (bytes.hasRemaining() && lines.read(bytes, from + bytes.position()) >= 0) {
                continue;
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<EmployeeBreakdown> breakdowns(Report report, PageRows rows) {
        List<EmployeeBreakdown> breakdowns = new ArrayList<>(InventedMonth.PAGE);
        List<Contribution> employer = new ArrayList<>();
        List<Contribution> employee = new ArrayList<>();
        String person = null;
        while (rows.next()) {
            String next = rows.text(PERSON);
            if (person != null && person != next) {
                breakdowns.add(breakdown(report, person, employer, employee));
                employer = new ArrayList<>();
                employee = new ArrayList<>();
            }
            person = next;
            (rows.text(PORTION).equals("employer") ? employer : employee).add(line(rows));
        }
        if (person != null) {
            breakdowns.add(breakdown(report, person, employer, employee));
        }
        return breakdowns;
    }

    private Contribution line(PageRows rows) {
        return new Contribution(
                rows.text(3),
                rows.text(5),
                rows.text(6),
                rows.text(7).equals("t"),
                null,
                rows.amount(9),
                rows.text(11),
                null,
                period(rows.text(13), rows.text(14)),
                rows.text(15),
                null,
                months.computeIfAbsent(rows.text(16), LocalDate::parse));
    }

    private DatePeriod period(String from, String to) {
        return periods.computeIfAbsent(from, unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(to, unknown -> new DatePeriod(LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static EmployeeBreakdown breakdown(
            Report report, String person, List<Contribution> employer, List<Contribution> employee) {
        YearMonth month = YearMonth.parse(InventedMonth.PERIOD);
        return new EmployeeBreakdown(
                person,
                report.id,
                report.employerId,
                null,
                new DatePeriod(month.atDay(1), month.atEndOfMonth()),
                "eur",
                "finalized",
                null,
                null,
                null,
                new EmployeeBreakdown.HealthInsurance(employer, employee),
                null,
                Map.of());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
