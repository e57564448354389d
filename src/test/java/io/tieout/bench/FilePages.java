package io.tieout.bench;

import io.tieout.kota.Contribution;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.DatePeriod;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.Page;
import io.tieout.kota.PartOfKota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/** Kota's reports out of the file that the floor copies in, a page at a time, where the client would ask for it. */
final class FilePages extends PartOfKota implements AutoCloseable {

    private static final int COLUMNS = 17;

    /** Cells that an answer of Kota's has per line too; the others are known from the report, or empty. */
    private static final boolean[] READ = new boolean[COLUMNS];

    static {
        for (int column : new int[] {1, 3, 4, 5, 6, 7, 9, 11, 13, 14, 15, 16}) {
            READ[column] = true;
        }
    }

    /** Of each thread, used again: garbage of the stand-in would cost the product's collector time. */
    private static final ThreadLocal<ByteBuffer> PAGE_BYTES = ThreadLocal.withInitial(() -> ByteBuffer.allocate(0));

    private static final Instant UPDATED = Instant.parse("2026-11-01T00:00:00Z");

    /** @param offsets where each page begins, and where the last one ends */
    private record Report(String id, String employerId, long people, long[] offsets) {}

    private final FileChannel lines;
    private final Map<String, Report> byEmployer = new HashMap<>();
    private final Map<String, Report> byId = new HashMap<>();
    private final Map<String, DatePeriod> periods = new ConcurrentHashMap<>();
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
        List<EmployeeBreakdown> items = breakdowns(report, text(report.offsets[number - 1], report.offsets[number]));
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

    private String text(long from, long to) {
        try {
            ByteBuffer bytes = PAGE_BYTES.get();
            int size = Math.toIntExact(to - from);
            if (bytes.capacity() < size) {
                bytes = ByteBuffer.allocate(2 * size);
                PAGE_BYTES.set(bytes);
            }
            bytes.clear().limit(size);
            while (bytes.hasRemaining() && lines.read(bytes, from + bytes.position()) >= 0) {
                continue;
            }
            return new String(bytes.array(), 0, size, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<EmployeeBreakdown> breakdowns(Report report, String text) {
        List<EmployeeBreakdown> breakdowns = new ArrayList<>(InventedMonth.PAGE);
        List<Contribution> employer = new ArrayList<>();
        List<Contribution> employee = new ArrayList<>();
        String[] cells = new String[COLUMNS];
        String person = null;
        for (int from = 0; from < text.length(); ) {
            from = split(text, from, cells);
            if (person != null && !person.equals(cells[1])) {
                breakdowns.add(breakdown(report, person, employer, employee));
                employer = new ArrayList<>();
                employee = new ArrayList<>();
            }
            person = cells[1];
            (cells[4].equals("employer") ? employer : employee).add(line(cells));
        }
        if (person != null) {
            breakdowns.add(breakdown(report, person, employer, employee));
        }
        return breakdowns;
    }

    /**
     * A cell that says the same as the one above stays that one: what stands for Kota should cost little beside what is
     * measured.
     *
     * @return where the next row begins
     */
    private static int split(String text, int from, String[] cells) {
        int end = text.indexOf('\n', from);
        int begin = from;
        for (int i = 0; i < COLUMNS; i++) {
            int comma = i == COLUMNS - 1 ? end : text.indexOf(',', begin);
            if (READ[i] && !isSame(cells[i], text, begin, comma)) {
                cells[i] = text.substring(begin, comma);
            }
            begin = comma + 1;
        }
        return end + 1;
    }

    private static boolean isSame(@Nullable String above, String text, int begin, int end) {
        return above != null && above.length() == end - begin && text.startsWith(above, begin);
    }

    private Contribution line(String[] cells) {
        return new Contribution(
                cells[3],
                cells[5],
                cells[6],
                cells[7].equals("t"),
                null,
                new BigDecimal(cells[9]),
                cells[11],
                null,
                periods.computeIfAbsent(
                        cells[13] + cells[14],
                        unknown -> new DatePeriod(LocalDate.parse(cells[13]), LocalDate.parse(cells[14]))),
                cells[15],
                null,
                months.computeIfAbsent(cells[16], LocalDate::parse));
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
