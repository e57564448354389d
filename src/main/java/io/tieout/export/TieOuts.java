package io.tieout.export;

import io.tieout.export.ControlTotals.CauseSum;
import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.ControlTotals.Source;
import io.tieout.export.SummaryChecks.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sheets sum to, against what their sources held when they were written: the source stands as a plain value,
 * so that a row changed later turns its check red.
 */
final class TieOuts {

    private static final String REC = ReconciliationTable.PREFIX;
    private static final String LIN = LinesTable.PREFIX;
    private static final String REG = RegisterTable.PREFIX;

    private final SummaryChecks checks;
    private final Book book;

    TieOuts(SummaryChecks checks, Book book) {
        this.checks = checks;
        this.book = book;
    }

    void write() {
        each("Charged = Kota's lines", book.lines(), REC, "Charged", charged());
        each("Sheet Lines = Kota's lines", book.lines(), LIN, "Amount", book.lines());
        if (book.employer().registerRun() != null) {
            each("Withheld = the register", book.register(), REC, "Withheld", sums(Portion::withheld));
            each("Sheet Register = the register", book.register(), REG, "Amount", book.register());
        }
        if (book.employer().openingRun() != null) {
            String last = "Opening = closing of " + book.employer().openingRun().period();
            each(last, book.sums().lastClosing(), REC, "Opening", sums(Portion::opening));
        }
        new PayrollFileCheck(checks, book).write();
        SummaryTotals.currencies(book).forEach(this::causes);
        new JournalChecks(checks, book).write();
        changes();
        rows();
    }

    private List<Source> charged() {
        return sums(Portion::charged);
    }

    private List<Source> sums(Function<Portion, @Nullable BigDecimal> amount) {
        return book.portions().stream()
                .map(p -> new Source(p.currency(), p.portion(), orZero(amount.apply(p))))
                .toList();
    }

    private void each(String check, List<Source> sources, String prefix, String column, List<Source> here) {
        // A currency that only one of the two sides knows must show up too.
        TreeSet<String> keys = new TreeSet<>();
        Stream.concat(sources.stream(), here.stream())
                .forEach(source -> keys.add(source.currency() + " " + source.portion()));
        for (String key : keys) {
            String currency = key.substring(0, key.indexOf(' '));
            String portion = key.substring(key.indexOf(' ') + 1);
            int number = checks.nextNumber();
            String sum = book.ranges().sumIfs(prefix, column, "Currency", "$D" + number, "Portion", "$E" + number);
            checks.amounts(
                    check,
                    currency,
                    portion,
                    Side.plain(amount(sources, currency, portion)),
                    new Side(sum, amount(here, currency, portion)));
        }
    }

    static BigDecimal amount(List<Source> sources, String currency, String portion) {
        return sources.stream()
                .filter(s -> s.currency().equals(currency) && s.portion().equals(portion))
                .map(Source::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private void causes(String currency) {
        BigDecimal variance = book.portions().stream()
                .filter(p -> p.currency().equals(currency))
                .map(Portion::variance)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal named = book.causes().stream()
                .filter(c -> c.currency().equals(currency))
                .map(CauseSum::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String[] where = {"Currency", "$D" + checks.nextNumber()};
        StringBuilder sum = new StringBuilder(book.ranges().sumIfs(REC, "Unexplained", where));
        book.causeNames().forEach(cause -> sum.append('+').append(book.ranges().sumIfs(REC, cause, where)));
        checks.amounts(
                "Causes + unexplained = variance",
                currency,
                "both",
                new Side(book.ranges().sumIfs(REC, "Variance", where), variance),
                new Side(sum.toString(), named));
    }

    /** What was charged in the period before and what changed since come to what is charged now. */
    private void changes() {
        if (book.employer().openingRun() == null) {
            return;
        }
        String check = "Charged in " + book.employer().openingRun().period() + " + changes = charged";
        for (Source now : charged()) {
            int number = checks.nextNumber();
            String[] where = {"Currency", "$D" + number, "Portion", "$E" + number};
            BigDecimal last = amount(book.sums().lastCharged(), now.currency(), now.portion());
            checks.amounts(
                    check,
                    now.currency(),
                    now.portion(),
                    new Side(book.ranges().sumIfs(REC, "Charged", where), now.amount()),
                    new Side(
                            last.toPlainString() + "+" + book.ranges().sumIfs(ChangesTable.PREFIX, "Difference", where),
                            last.add(book.changes().difference(now.currency(), now.portion()))));
        }
    }

    private void rows() {
        checks.rows(
                "Rows = rows of the run",
                book.rows(),
                new Side(book.ranges().countFilled(REC, "Currency"), BigDecimal.valueOf(book.rows())));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
